using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Imports;

/// <summary>
/// Payments of the treasury: a row that is what is due of a project becomes its payment once the second officer confirms the file. Every
/// row stands in the register of the treasury's payments, so that the reconciliation names those that match nothing.
/// </summary>
internal sealed class TreasuryImport(
    ProjectIndex index,
    ActContexts contexts,
    ProjectRecorder recorder,
    TreasuryRegister register,
    VoucherBook vouchers,
    BanGate bans,
    ListingUses uses,
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds
) : ImportTarget
{
    // A spreadsheet keeps a tenth as 0.1000000000000000055.
    private const decimal Noise = 0.000001m;

    private static readonly TextRule NumberText = TextRule.Name(100);

    public override bool Takes(ImportKind kind) => kind == ImportKind.TreasuryPayments;

    public override ReadRow Read(ImportKind kind, ImportRow row, Officer officer, ActContext context)
    {
        var remarks = new RowRemarks(row);
        remarks.CheckCells();
        var (number, budget, voucher) = (Needed("number"), Needed("budgetNumber"), Needed("voucherNumber"));
        var amount = AmountOf(row.Code("amountYuan"));
        if (amount is null)
        {
            Malformed("amountYuan");
        }

        var paidOn = remarks.Day("paidOn");
        if (row["paidOn"] is null)
        {
            Malformed("paidOn");
        }
        else if (paidOn > context.Today)
        {
            remarks.Fault("paidOn", "import-day-is-in-future", "The day lies in the future. Compare it with the voucher.");
        }

        var payment = new TreasuryPayment(number, budget, amount ?? 0, voucher, paidOn ?? default);
        return remarks.Read(StoredJson.Write(payment), VoucherKey.Of(voucher));

        string Needed(string field)
        {
            if (!NumberText.Accepts(row.Code(field)))
            {
                Malformed(field);
            }

            return NumberText.Clean(row.Code(field));
        }

        void Malformed(string field) =>
            remarks.Fault(field, "import-cell-is-malformed", "The cell is empty, or holds what its column does not take.");
    }

    public override IEnumerable<(string Field, string? Value)> Show(string json)
    {
        var payment = StoredJson.Read<TreasuryPayment>(json);
        return
        [
            ("number", payment.Number),
            ("budgetNumber", payment.BudgetNumber),
            ("amountYuan", payment.AmountYuan.ToString(CultureInfo.InvariantCulture)),
            ("voucherNumber", payment.Voucher),
            ("paidOn", $"{payment.PaidOn:yyyy-MM-dd}"),
        ];
    }

    public override async Task<bool> ExistsAsync(string json, CancellationToken cancellationToken) =>
        StoredJson.Read<TreasuryPayment>(json) is var payment
        && await register.FindAsync(payment.Voucher, await IsDrillAsync(payment, cancellationToken), cancellationToken) is { } known
        && known.Payment == payment;

    public override async Task<ReadRow> JudgeAsync(ReadRow row, CancellationToken cancellationToken)
    {
        var payment = StoredJson.Read<TreasuryPayment>(row.Json);
        var known = await register.FindAsync(payment.Voucher, await IsDrillAsync(payment, cancellationToken), cancellationToken);
        if (known is not null && known.Payment != payment)
        {
            return row.Refuse(
                "voucherNumber",
                "treasury-row-differs",
                "An earlier file names this voucher with other values. Ask the finance bureau which is right, and take the earlier file "
                    + "back."
            );
        }

        return await JudgeAsync(payment, cancellationToken) switch
        {
            { Match: TreasuryMatch.Due } => row,
            { Match: TreasuryMatch.Part } => row.Flag(
                "amountYuan",
                "treasury-payment-is-part",
                "This is less than what is due: it is entered as a part of the instalment. Compare the amount with the voucher."
            ),
            { Match: TreasuryMatch.AfterEnd } => row.Flag(
                "number",
                "treasury-payment-is-after-end",
                "Payments to this project have ended: it is entered, and the leader is asked to demand it back."
            ),
            _ when known is not null => row.Refuse("voucherNumber", "import-entry-exists", "This is on record already. Leave the row out."),
            { Match: TreasuryMatch.Entered } => row.Flag(
                "voucherNumber",
                "treasury-payment-is-entered",
                "The ledger has this payment already. Nothing is entered again."
            ),
            { Match: TreasuryMatch.UnknownProject } => row.Flag(
                "number",
                "treasury-project-is-unknown",
                "No project has this number. Compare it with the award."
            ),
            { Match: TreasuryMatch.OtherAmount } => row.Flag(
                "amountYuan",
                "treasury-amount-differs",
                "This is more than what is due, or it can be a part of several instalments. Compare it with the voucher; where it is "
                    + "right, it is entered by the finance bureau's link or on paper."
            ),
            { Match: TreasuryMatch.Barred } => row.Flag(
                "number",
                "treasury-party-is-barred",
                "A party of the project is barred at present. Ask the finance bureau why it was paid."
            ),
            { Match: TreasuryMatch.VoucherUsed } => row.Flag(
                "voucherNumber",
                "treasury-voucher-is-used",
                "Another project's payment has this voucher. Reverse it there if it was entered wrongly."
            ),
            _ => row.Flag(
                "number",
                "treasury-payment-is-not-due",
                "Nothing is due of this project: it was not promised, not agreed to, not checked, or paid before."
            ),
        };
    }

    public override async Task<bool> ApplyAsync(
        DataImport import,
        ApplicationId id,
        string json,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var payment = StoredJson.Read<TreasuryPayment>(json);
        var (project, match) = await JudgeAsync(payment, cancellationToken);
        if (TreasuryPolicy.IsEntered(match) && contexts.Of(project!.RuleVersion).TryGet(out var context, out _))
        {
            await uses.TryUseAsync(import.Id.Value, cancellationToken);
            if (await vouchers.TakeAsync(project!, payment.Voucher, cancellationToken) is null)
            {
                var by = import.Decision!.By;

                // Refused where it was entered otherwise meanwhile: then it stands in the register alone.
                await recorder.RecordAsync(
                    project!.Id,
                    $"treasury|{id}",
                    current =>
                        TreasuryPolicy
                            .Pay(current, payment, by.Actor, context)
                            .Select<Fact>(paid => paid.EnteredBy(import.CheckedBy.Actor, by.Actor)),
                    by with
                    {
                        At = context.Now,
                    },
                    client,
                    cancellationToken
                );
            }
        }

        // Of two files with one voucher the first one stands, unless it knew no project.
        if (
            await register.FindAsync(payment.Voucher, project?.IsDrill ?? false, cancellationToken) is not { ProjectId: not null } known
            || known.ImportId == import.Id.Value
        )
        {
            await register.PutAsync(new TreasuryRow(payment, project?.Id, project?.IsDrill ?? false, import.Id.Value), cancellationToken);
            return true;
        }

        return TreasuryPolicy.IsEntered(match);
    }

    public override async Task UndoAsync(DataImport import, ApplicationId id, string json, CancellationToken cancellationToken)
    {
        var payment = StoredJson.Read<TreasuryPayment>(json);
        foreach (var isDrill in (bool[])[false, true])
        {
            if (await register.FindAsync(payment.Voucher, isDrill, cancellationToken) is { } known && known.ImportId == import.Id.Value)
            {
                await register.DeleteAsync(known, cancellationToken);
            }
        }
    }

    private async Task<bool> IsDrillAsync(TreasuryPayment payment, CancellationToken cancellationToken) =>
        (await FindProjectAsync(payment, cancellationToken))?.IsDrill ?? false;

    private async Task<Project?> FindProjectAsync(TreasuryPayment payment, CancellationToken cancellationToken) =>
        await index.FindIdAsync(payment.Number, cancellationToken) is { } id
            ? (await projects.FindAsync(id.Value, cancellationToken))?.State
            : null;

    private async Task<(Project? Project, TreasuryMatch Match)> JudgeAsync(TreasuryPayment payment, CancellationToken cancellationToken)
    {
        if (await FindProjectAsync(payment, cancellationToken) is not { } project)
        {
            return (null, TreasuryMatch.UnknownProject);
        }

        var use = await vouchers.FindUseAsync(project, payment.Voucher, cancellationToken);
        var (match, _) = TreasuryPolicy.Judge(project, payment, use, isBarred: false);
        return match is TreasuryMatch.Due or TreasuryMatch.Part && await IsBarredAsync(project, cancellationToken)
            ? (project, TreasuryMatch.Barred)
            : (project, match);
    }

    private async Task<bool> IsBarredAsync(Project project, CancellationToken cancellationToken)
    {
        var application = (await applications.GetAsync(project.Id.Value, cancellationToken)).State;
        var guide = (await rounds.GetAsync(project.RoundId.Value, cancellationToken)).State.Guide;
        return (await bans.CheckAsync(guide, project.PartiesOf(application), cancellationToken)).Count > 0;
    }

    private static decimal? AmountOf(string? text) =>
        decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var given)
        && decimal.Round(given, 2) is > 0 and < 1_000_000_000_000 and var amount
        && Math.Abs(amount - given) < Noise
            ? amount
            : null;
}
