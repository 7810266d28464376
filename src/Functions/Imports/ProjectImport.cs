using System.Globalization;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Imports;

/// <summary>Past applications and running projects: shown to officers as duplicates of applications.</summary>
internal sealed class ProjectImport(ListingParties parties, PastProjects projects) : ImportTarget
{
    private const int FirstYear = 1980;

    private static readonly TextRule NumberText = TextRule.Line(60);
    private static readonly TextRule NameText = TextRule.Name(200);
    private static readonly TextRule OutcomeText = TextRule.Line(200);

    public override bool Takes(ImportKind kind) => kind is ImportKind.PastApplications or ImportKind.RunningProjects;

    public override ReadRow Read(ImportKind kind, ImportRow row, Officer officer, ActContext context)
    {
        var remarks = new RowRemarks(row);
        remarks.CheckCells();
        var number = Needed("number", NumberText);
        var title = Needed("title", NameText);
        var unit = Needed("unitName", NameText);
        var investigator = Needed("investigator", NameText);
        var unitCode = row.Code("unitCode") is { } code ? parties.UnitOf(code, mayBeNone: false, remarks)?.Identifier : null;
        var person = parties.InvestigatorOf(row, remarks, context.Now);
        var year = int.TryParse(row.Code("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        if (year < FirstYear || year > context.Today.Year)
        {
            Fault("year");
        }

        var amount = AmountOf();
        var (startsOn, endsOn) = (remarks.Day("startsOn"), remarks.Day("endsOn"));
        if (endsOn < startsOn || (kind == ImportKind.RunningProjects && row["endsOn"] is null))
        {
            Fault("endsOn");
        }

        if (row["outcome"] is { } outcome && !OutcomeText.Accepts(outcome))
        {
            Fault("outcome");
        }

        var project = new PastProject(
            "",
            kind == ImportKind.RunningProjects,
            number,
            title,
            unit,
            unitCode,
            investigator,
            person,
            year,
            amount,
            startsOn,
            endsOn,
            OutcomeText.Clean(row["outcome"]),
            ""
        );
        return remarks.Read(StoredJson.Write(project), number.Length == 0 ? "" : $"{number}|{year}");

        string Needed(string field, TextRule rule)
        {
            if (!rule.Accepts(row[field]))
            {
                Fault(field);
            }

            return rule.Clean(row[field]);
        }

        decimal? AmountOf()
        {
            if (row.Code("amountYuan") is not { } text)
            {
                return null;
            }

            if (
                decimal.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                    CultureInfo.InvariantCulture,
                    out var yuan
                )
            )
            {
                return yuan;
            }

            Fault("amountYuan");
            return null;
        }

        void Fault(string field) =>
            remarks.Fault(field, "import-cell-is-malformed", "The cell is empty, or holds what its column does not take.");
    }

    public override IEnumerable<(string Field, string? Value)> Show(string json)
    {
        var project = StoredJson.Read<PastProject>(json);
        return
        [
            ("number", project.Number),
            ("title", project.Title),
            ("unitName", project.UnitName),
            ("unitCode", project.UnitCode),
            ("investigator", project.Investigator),
            ("identityNumber", project.InvestigatorIndex is null ? null : "（已登记，仅保存索引）"),
            ("year", $"{project.Year}"),
            ("amountYuan", project.AmountYuan?.ToString(CultureInfo.InvariantCulture)),
            ("startsOn", project.StartsOn is { } from ? $"{from:yyyy-MM-dd}" : null),
            ("endsOn", project.EndsOn is { } until ? $"{until:yyyy-MM-dd}" : null),
            ("outcome", project.Outcome),
        ];
    }

    public override Task<bool> ExistsAsync(string json, CancellationToken cancellationToken) =>
        projects.ExistsAsync(StoredJson.Read<PastProject>(json), cancellationToken);

    public override Task<bool> ApplyAsync(
        DataImport import,
        ApplicationId id,
        string json,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) => projects.PutAsync(Of(import, id, json), cancellationToken);

    public override Task UndoAsync(DataImport import, ApplicationId id, string json, CancellationToken cancellationToken) =>
        projects.DeleteAsync(Of(import, id, json), cancellationToken);

    private static PastProject Of(DataImport import, ApplicationId id, string json) =>
        StoredJson.Read<PastProject>(json) with
        {
            Id = id.Value,
            ImportId = import.Id.Value,
        };
}
