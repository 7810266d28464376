using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Exports;

namespace CreditFunctions.Core.Funds;

/// <summary>按月对账: due and paid amounts of one project in a month, by its ledger and by the treasury's files.</summary>
/// <param name="Number">项目编号</param>
/// <param name="DueYuan">Payable in the month, including amounts due before.</param>
/// <param name="LedgerYuan">Paid in the month according to the ledger.</param>
/// <param name="TreasuryYuan">Paid in the month according to the treasury's files.</param>
public sealed record ReconciliationRow(string Number, string Title, string Unit, decimal DueYuan, decimal LedgerYuan, decimal TreasuryYuan)
{
    /// <summary>Payments of the treasury's files missing in the ledger.</summary>
    public ImmutableArray<TreasuryPayment> Unmatched { get; init; } = [];

    /// <summary>Payments of the month in the ledger dated before the instalment fell due, that is before the lists were checked.</summary>
    public ImmutableArray<FundEntry> PaidEarly { get; init; } = [];

    /// <summary>Ledger minus files; negative where the files have more.</summary>
    public decimal DifferenceYuan => LedgerYuan - TreasuryYuan;

    public static ImmutableArray<ExportColumn<ReconciliationRow>> Columns { get; } =
    [
        new("project", "项目编号", row => row.Number) { MaxLength = 100 },
        new("title", "项目名称", row => row.Title) { MaxLength = 400 },
        new("payee", "承担单位", row => row.Unit) { MaxLength = 200, IsRequired = false },
        new("dueFen", "应付（分）", row => Fen(row.DueYuan)) { IsNumber = true },
        new("ledgerFen", "台账支付（分）", row => Fen(row.LedgerYuan)) { IsNumber = true },
        new("treasuryFen", "国库支付（分）", row => Fen(row.TreasuryYuan)) { IsNumber = true },
        new("differenceFen", "差额（分）", row => Fen(row.DifferenceYuan)) { IsNumber = true },
        new(
            "unmatched",
            "未匹配的国库凭证",
            row => string.Join('；', row.Unmatched.Select(each => $"{each.Voucher} {each.AmountYuan:0.00}元"))
        )
        {
            IsRequired = false,
        },
        new(
            "paidEarly",
            "早于列为应付日期的支付",
            row => string.Join('；', row.PaidEarly.Select(each => $"{each.Voucher} {each.On:yyyy-MM-dd}"))
        )
        {
            IsRequired = false,
        },
    ];

    /// <param name="month">Its first day.</param>
    public static ExportSheet<ReconciliationRow> SheetOf(DateOnly month) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"reconciliation-{month:yyyy-MM}"),
            string.Create(CultureInfo.InvariantCulture, $"专项资金对账{month:yyyy年M月}"),
            Columns
        );

    /// <summary>Null where nothing was due or paid in the month.</summary>
    /// <param name="month">Its first day.</param>
    /// <param name="treasury">Payments of the project and the month in the treasury's files.</param>
    public static ReconciliationRow? Of(
        string number,
        string title,
        string unit,
        FundLedger ledger,
        DateOnly month,
        IReadOnlyCollection<TreasuryPayment> treasury
    )
    {
        var next = month.AddMonths(1);
        var due = Math.Max(0, DueUntil(ledger, next) - PaidUntil(ledger, month));
        var payments = ledger.Payments.Where(entry => entry.On >= month && entry.On < next).ToList();
        var paid = payments.Sum(entry => entry.AmountYuan);
        return due == 0 && paid == 0 && treasury.Count == 0
            ? null
            : new ReconciliationRow(number, title, unit, due, paid, treasury.Sum(each => each.AmountYuan))
            {
                PaidEarly = [.. payments.Where(each => each.On < DueSince(ledger, each))],
                Unmatched = [.. treasury.Where(each => ledger.FindPayment(each.Voucher)?.AmountYuan != each.AmountYuan)],
            };
    }

    /// <summary>A payment of the treasury's files for an unknown project.</summary>
    public static ReconciliationRow OfUnknown(TreasuryPayment payment) =>
        new(payment.Number, "国库文件中的项目编号不在台账中", "", 0, 0, payment.AmountYuan) { Unmatched = [payment] };

    // A payment made while the award was revoked counts as due from the payment on, not only from the day of the restoration.
    private static decimal DueUntil(FundLedger ledger, DateOnly day)
    {
        var restored = ledger.Entries.Where(entry => entry.Kind == FundEntryKind.RestoreDue).Sum(entry => entry.AmountYuan);
        var before = Sum(ledger, FundEntryKind.RestoreDue, day);
        var due = Sum(ledger, FundEntryKind.FallDue, day) + before - Sum(ledger, FundEntryKind.ReleaseDue, day);
        return due + Math.Clamp(PaidUntil(ledger, day) - due, 0, restored - before);
    }

    private static decimal PaidUntil(FundLedger ledger, DateOnly day) =>
        ledger.Payments.Where(entry => entry.On < day).Sum(entry => entry.AmountYuan);

    private static DateOnly? DueSince(FundLedger ledger, FundEntry paid) =>
        ledger.Entries.FirstOrDefault(entry => entry.Kind == FundEntryKind.FallDue && entry.Instalment == paid.Instalment)?.On;

    private static decimal Sum(FundLedger ledger, FundEntryKind kind, DateOnly before) =>
        ledger.Entries.Where(entry => entry.Kind == kind && entry.On < before).Sum(entry => entry.AmountYuan);

    private static string Fen(decimal yuan) => (yuan * 100).ToString("0", CultureInfo.InvariantCulture);
}
