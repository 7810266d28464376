using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Guides;

/// <summary>Converts a guide to the fields of its form.</summary>
internal static class GuideDraftValues
{
    public const string MomentFormat = "yyyy-MM-dd'T'HH:mm";

    public static ImmutableDictionary<string, string> Of(RoundGuide guide, string reason)
    {
        var values = new Writer();
        values.Add(GuideDraftFields.Reason, reason);
        values.Add(GuideDraftFields.Title, guide.Title);
        values.Add(GuideDraftFields.Year, guide.Year);
        values.Add(GuideDraftFields.Kind, guide.Kind);
        values.Add(GuideDraftFields.Profile, guide.Profile);
        values.Add(GuideDraftFields.SerialPrefix, guide.SerialPrefix);
        values.Add(GuideDraftFields.Guide, guide.Guide);
        values.Add(GuideDraftFields.OpensAt, Moment(guide.OpensAt));
        values.Add(GuideDraftFields.ClosesAt, Moment(guide.ClosesAt));
        values.Add(GuideDraftFields.RequiresSignedScan, guide.RequiresSignedScan);
        values.Add(GuideDraftFields.MinSheets, guide.Review.MinSheets);
        values.Add(GuideDraftFields.TieCriterion, guide.Review.TieCriterion);
        values.Add(GuideDraftFields.HasFieldVisit, guide.Review.HasFieldVisit);
        values.Add(GuideDraftFields.PublicNoticeWorkingDays, guide.Notice.WorkingDays);
        values.Add(GuideDraftFields.PublicNoticeLength, guide.Notice.Length?.ToString("d'.'hh':'mm':'ss", CultureInfo.InvariantCulture));
        values.Add(GuideDraftFields.HidesInvestigator, guide.HidesInvestigator);
        values.Add(GuideDraftFields.OfficeName, guide.Office.Name);
        values.Add(GuideDraftFields.OfficeTelephone, guide.Office.Telephone);
        foreach (var unit in guide.EligibleUnits)
        {
            values.Add($"{GuideDraftFields.EligibleUnits}[{unit}]", true);
        }

        values.AddRows(
            GuideDraftFields.Categories,
            guide.Categories,
            category =>
                [
                    ("id", category.Id),
                    ("name", category.Name),
                    ("budgetYuan", NoneIfZero(category.BudgetYuan)),
                    ("maxAmountYuan", category.MaxAmountYuan),
                ]
        );
        values.AddRows(
            GuideDraftFields.Documents,
            guide.RequiredDocuments,
            document =>
                [
                    ("kind", document.Kind),
                    ("name", document.Name),
                    ("note", document.Note),
                    ("isOptional", document.IsOptional),
                    ("maxBytes", document.MaxBytes),
                    ("types", string.Join(' ', document.Types.Select(type => type.Extension()))),
                ]
        );
        values.AddRows(
            GuideDraftFields.Criteria,
            guide.Review.Criteria,
            criterion =>
                [("id", criterion.Id), ("name", criterion.Name), ("weight", NoneIfZero(criterion.Weight)), ("hint", criterion.Hint)]
        );
        values.AddRows(
            GuideDraftFields.Bodies,
            guide.RecommendingBodies,
            body => [("id", body.Id), ("name", body.Name), ("email", body.Email)]
        );
        values.AddRows(
            GuideDraftFields.Staff,
            guide.Staff,
            member =>
                [
                    ("id", member.Id),
                    ("role", member.Role),
                    ("name", member.Name),
                    ("email", member.Email),
                    ("categoryIds", string.Join(' ', member.CategoryIds)),
                ]
        );
        return values.All;
    }

    public static ImmutableDictionary<string, int> RowsOf(RoundGuide guide) =>
        new Dictionary<string, int>
        {
            [GuideDraftFields.Categories] = guide.Categories.Length,
            [GuideDraftFields.Documents] = guide.RequiredDocuments.Length,
            [GuideDraftFields.Criteria] = guide.Review.Criteria.Length,
            [GuideDraftFields.Bodies] = guide.RecommendingBodies.Length,
            [GuideDraftFields.Staff] = guide.Staff.Length,
        }.ToImmutableDictionary();

    public static ImmutableDictionary<string, int> RowsOf(ImmutableDictionary<string, string> posted)
    {
        string[] lists =
        [
            GuideDraftFields.Categories,
            GuideDraftFields.Documents,
            GuideDraftFields.Criteria,
            GuideDraftFields.Bodies,
            GuideDraftFields.Staff,
        ];
        return lists.ToImmutableDictionary(list => list, RowsIn);

        int RowsIn(string list) =>
            posted.Keys.Max(field => GuideDraftReader.IndexIn(field, list) + 1) is { } rows
                ? Math.Min(rows, RoundPolicy.MaxEntries + 1)
                : 0;
    }

    private static string? Moment(DateTimeOffset at) =>
        at == default ? null : at.ToOffset(BeijingTime.Offset).ToString(MomentFormat, CultureInfo.InvariantCulture);

    private static decimal? NoneIfZero(decimal number) => number == 0 ? null : number;

    private sealed class Writer
    {
        private readonly ImmutableDictionary<string, string>.Builder _values = ImmutableDictionary.CreateBuilder<string, string>(
            StringComparer.Ordinal
        );

        public ImmutableDictionary<string, string> All => _values.ToImmutable();

        public void Add(string field, object? value)
        {
            var text = value switch
            {
                bool isSet => isSet ? "true" : "",
                decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            };
            if (!string.IsNullOrEmpty(text))
            {
                _values[field] = text;
            }
        }

        public void AddRows<T>(string list, ImmutableArray<T> rows, Func<T, (string Field, object? Value)[]> fields)
        {
            foreach (var (index, row) in rows.Index())
            {
                foreach (var (field, value) in fields(row))
                {
                    Add(GuideDraftFields.Of(list, index, field), value);
                }
            }
        }
    }
}
