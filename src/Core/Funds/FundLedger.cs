using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Funds;

/// <summary>Data of a new entry, in addition to its amount.</summary>
/// <param name="On">Beijing date of the event.</param>
public sealed record FundDetails(DateOnly On, DateTimeOffset At)
{
    public int? Instalment { get; init; }

    public string? BudgetNumber { get; init; }

    public string? Voucher { get; init; }

    public string? Letter { get; init; }

    public DateOnly? DueOn { get; init; }

    public int? Reverses { get; init; }

    public bool IsAfterEnd { get; init; }
}

/// <summary>专项资金: the ledger of one project, as balanced double entry. Entries are only added.</summary>
public sealed partial record FundLedger
{
    public ImmutableArray<FundEntry> Entries { get; init; } = [];

    /// <summary>In yuan; only the treasury can be below zero.</summary>
    public decimal BalanceOf(FundAccount account) => BalanceOf(account, Entries);

    public decimal BalanceOf(FundAccount account, int instalment) =>
        BalanceOf(account, Entries.Where(entry => entry.Instalment == instalment));

    /// <summary>The sum of all accounts, always 0.</summary>
    [JsonIgnore]
    public decimal Sum => Enum.GetValues<FundAccount>().Sum(BalanceOf);

    /// <summary>Total paid by the treasury, including money spent or returned since.</summary>
    [JsonIgnore]
    public decimal PaidYuan => Payments.Sum(entry => entry.AmountYuan);

    /// <summary>Payments that were not reversed.</summary>
    [JsonIgnore]
    public IEnumerable<FundEntry> Payments =>
        Entries.Where(entry => entry.Kind == FundEntryKind.Pay && Entries.All(other => other.Reverses != entry.Number));

    /// <summary>The payment with a voucher that was not reversed; null where there is none.</summary>
    public FundEntry? FindPayment(string voucher) =>
        Payments.FirstOrDefault(entry => VoucherKey.Of(entry.Voucher) == VoucherKey.Of(voucher));

    /// <summary>Whether a payment by a voucher was reversed at an instant or later.</summary>
    public bool WasReversed(string voucher, DateTimeOffset since) =>
        Entries.Any(entry =>
            entry.Kind == FundEntryKind.Reverse && entry.At >= since && VoucherKey.Of(entry.Voucher) == VoucherKey.Of(voucher)
        );

    /// <summary>
    /// The next entry: more than 0, with at most two decimals, and at most the balance of its account; for an instalment at most what
    /// passed through the same accounts before.
    /// </summary>
    public Result<FundEntry> Enter(FundEntryKind kind, decimal amountYuan, FundDetails details)
    {
        if (amountYuan <= 0 || decimal.Round(amountYuan, 2) != amountYuan)
        {
            return FundErrors.AmountIsOutOfRange;
        }

        var from = FundMoves.Of(kind).From;
        if (from != FundAccount.Treasury && Holds(from, details.Instalment) is var holds && amountYuan > holds)
        {
            return FundErrors.AccountIsOverdrawn(from, holds, amountYuan);
        }

        if (IsRestoration(kind) && ReleasedOf(kind, details.Instalment) is var released && amountYuan > released)
        {
            return FundErrors.AccountIsOverdrawn(FundMoves.Of(kind).To, released, amountYuan);
        }

        return kind == FundEntryKind.Award && Entries.Any(entry => entry.Kind == FundEntryKind.Award) ? FundErrors.AwardIsEntered
            : kind == FundEntryKind.Reverse && !IsReversal(amountYuan, details) ? FundErrors.PaymentIsNotThere
            : new FundEntry(Entries.Length + 1, kind, amountYuan, details.On, details.At)
            {
                Instalment = details.Instalment,
                BudgetNumber = details.BudgetNumber,
                Voucher = details.Voucher,
                Letter = details.Letter,
                DueOn = details.DueOn,
                Reverses = details.Reverses,
                IsAfterEnd = details.IsAfterEnd,
            };
    }

    /// <summary>The entry that reverses a whole payment.</summary>
    /// <param name="number">Of the payment in this ledger.</param>
    public Result<FundEntry> Reverse(int number, FundDetails details) =>
        Payments.FirstOrDefault(entry => entry.Number == number) is { } paid
            ? Enter(
                FundEntryKind.Reverse,
                paid.AmountYuan,
                details with
                {
                    Instalment = paid.Instalment,
                    Voucher = paid.Voucher,
                    BudgetNumber = paid.BudgetNumber,
                    Reverses = number,
                }
            )
            : FundErrors.PaymentIsNotThere;

    public FundLedger With(FundEntry entry) => this with { Entries = Entries.Add(entry) };

    /// <summary>The entries that release all unpaid money.</summary>
    /// <param name="keptOf">What stays in an account; null: nothing.</param>
    public ImmutableArray<FundEntry> Release(FundDetails details, Func<FundAccount, decimal>? keptOf = null)
    {
        var (ledger, entries) = (this, ImmutableArray.CreateBuilder<FundEntry>());
        foreach (
            var kind in (FundEntryKind[])
                [FundEntryKind.ReleaseBudget, FundEntryKind.ReleasePromised, FundEntryKind.ReleaseConcurred, FundEntryKind.ReleaseDue]
        )
        {
            var from = FundMoves.Of(kind).From;
            if (ledger.Enter(kind, ledger.BalanceOf(from) - (keptOf?.Invoke(from) ?? 0), details).TryGet(out var entry, out _))
            {
                entries.Add(entry);
                ledger = ledger.With(entry);
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>The entries that demand money: first unspent, then spent, then left over.</summary>
    public Result<ImmutableArray<FundEntry>> Demand(decimal amountYuan, FundDetails details)
    {
        var unspent = Math.Min(amountYuan, BalanceOf(FundAccount.Paid));
        var leftOver = Math.Min(Math.Max(0, amountYuan - unspent - BalanceOf(FundAccount.Spent)), BalanceOf(FundAccount.LeftOver));
        var (ledger, entries) = (this, ImmutableArray.CreateBuilder<FundEntry>());
        foreach (
            var (kind, amount) in ((FundEntryKind, decimal)[])
                [
                    (FundEntryKind.DemandUnspent, unspent),
                    (FundEntryKind.DemandSpent, amountYuan - unspent - leftOver),
                    (FundEntryKind.DemandLeftOver, leftOver),
                ]
        )
        {
            if (amount == 0)
            {
                continue;
            }

            if (!ledger.Enter(kind, amount, details).TryGet(out var entry, out var errors))
            {
                return errors;
            }

            entries.Add(entry);
            ledger = ledger.With(entry);
        }

        return entries.Count == 0 ? FundErrors.AmountIsOutOfRange : entries.ToImmutable();
    }

    private bool IsReversal(decimal amountYuan, FundDetails details) =>
        Payments.Any(entry => entry.Number == details.Reverses && entry.AmountYuan == amountYuan && entry.Instalment == details.Instalment);

    private decimal Holds(FundAccount account, int? instalment) =>
        instalment is { } number && account is (FundAccount.Concurred or FundAccount.Due)
            ? Math.Min(BalanceOf(account), BalanceOf(account, number))
            : BalanceOf(account);

    private static decimal BalanceOf(FundAccount account, IEnumerable<FundEntry> entries) =>
        entries.Sum(entry => (entry.To == account ? entry.AmountYuan : 0) - (entry.From == account ? entry.AmountYuan : 0));
}
