using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Funds;

/// <summary>What an entry is to say, beside its amount.</summary>
/// <param name="On">Beijing date of what it says.</param>
public sealed record FundDetails(DateOnly On, DateTimeOffset At)
{
    public int? Instalment { get; init; }

    public string? BudgetNumber { get; init; }

    public string? Voucher { get; init; }

    public string? Letter { get; init; }

    public DateOnly? DueOn { get; init; }
}

/// <summary>专项资金: the ledger of one project, as balanced double entry. Entries are only ever added.</summary>
public sealed record FundLedger
{
    public ImmutableArray<FundEntry> Entries { get; init; } = [];

    /// <summary>What an account holds, in yuan; below zero for the treasury alone.</summary>
    public decimal BalanceOf(FundAccount account) => BalanceOf(account, Entries);

    /// <summary>What an account holds of one instalment.</summary>
    public decimal BalanceOf(FundAccount account, int instalment) =>
        BalanceOf(account, Entries.Where(entry => entry.Instalment == instalment));

    /// <summary>The sum of all accounts: 0, whatever happened.</summary>
    [JsonIgnore]
    public decimal Sum => Enum.GetValues<FundAccount>().Sum(BalanceOf);

    /// <summary>What the treasury has paid so far, also where it was spent or came back since.</summary>
    [JsonIgnore]
    public decimal PaidYuan => Entries.Where(entry => entry.Kind == FundEntryKind.Pay).Sum(entry => entry.AmountYuan);

    /// <summary>
    /// The next entry: of more than 0, in whole fen, and never of more than its account holds; of an instalment never more than what went
    /// the same way before.
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

        return kind == FundEntryKind.Award && Entries.Any(entry => entry.Kind == FundEntryKind.Award)
            ? FundErrors.AwardIsEntered
            : new FundEntry(Entries.Length + 1, kind, amountYuan, details.On, details.At)
            {
                Instalment = details.Instalment,
                BudgetNumber = details.BudgetNumber,
                Voucher = details.Voucher,
                Letter = details.Letter,
                DueOn = details.DueOn,
            };
    }

    /// <summary>The ledger with an entry that <see cref="Enter"/> made.</summary>
    public FundLedger With(FundEntry entry) => this with { Entries = Entries.Add(entry) };

    /// <summary>The entries that give back whatever was not paid.</summary>
    public ImmutableArray<FundEntry> Release(FundDetails details)
    {
        var (ledger, entries) = (this, ImmutableArray.CreateBuilder<FundEntry>());
        foreach (
            var kind in (FundEntryKind[])
                [FundEntryKind.ReleaseBudget, FundEntryKind.ReleasePromised, FundEntryKind.ReleaseConcurred, FundEntryKind.ReleaseDue]
        )
        {
            if (ledger.Enter(kind, ledger.BalanceOf(FundMoves.Of(kind).From), details).TryGet(out var entry, out _))
            {
                entries.Add(entry);
                ledger = ledger.With(entry);
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>The entries that demand money back: first what is not spent, then what was.</summary>
    public Result<ImmutableArray<FundEntry>> Demand(decimal amountYuan, FundDetails details)
    {
        var unspent = Math.Min(amountYuan, BalanceOf(FundAccount.Paid));
        var (ledger, entries) = (this, ImmutableArray.CreateBuilder<FundEntry>());
        foreach (
            var (kind, amount) in ((FundEntryKind, decimal)[])
                [(FundEntryKind.DemandUnspent, unspent), (FundEntryKind.DemandSpent, amountYuan - unspent)]
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

    private decimal Holds(FundAccount account, int? instalment) =>
        instalment is { } number && account is (FundAccount.Concurred or FundAccount.Due)
            ? Math.Min(BalanceOf(account), BalanceOf(account, number))
            : BalanceOf(account);

    private static decimal BalanceOf(FundAccount account, IEnumerable<FundEntry> entries) =>
        entries.Sum(entry => (entry.To == account ? entry.AmountYuan : 0) - (entry.From == account ? entry.AmountYuan : 0));
}
