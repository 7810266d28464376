using System.Collections.Immutable;

namespace CreditFunctions.Core.Funds;

/// <content>What was released or demanded back, and is given back.</content>
public sealed partial record FundLedger
{
    /// <summary>What was released since an instant and not restored yet, of what an entry of this kind restores.</summary>
    private decimal ReleasedOf(FundEntryKind restore, DateTimeOffset since) => SumOf(ReleaseOf(restore), since) - SumOf(restore, since);

    // Of an instalment never more than was released of it; null: of what was released as a whole.
    private decimal ReleasedOf(FundEntryKind restore, int? instalment) =>
        Entries
            .Where(entry => entry.Instalment == instalment)
            .Sum(entry =>
                entry.Kind == ReleaseOf(restore) ? entry.AmountYuan
                : entry.Kind == restore ? -entry.AmountYuan
                : 0
            );

    private static FundEntryKind ReleaseOf(FundEntryKind restore) => FundMoves.Restorations.First(pair => pair.Restore == restore).Release;

    /// <summary>What was demanded since an instant and came back: what comes back counts for the oldest demand first.</summary>
    public decimal RecoveredOf(DateTimeOffset since) =>
        Math.Max(0, SumOf(FundEntryKind.Recover, since) - BalanceOf(FundAccount.ToRecover, Entries.Where(entry => entry.At < since)));

    /// <summary>
    /// The entries that undo what was released and demanded since an instant: what was released stands where it stood, what was demanded
    /// and is not back stays with the unit, and of what came back an amount is promised again.
    /// </summary>
    public ImmutableArray<FundEntry> Restore(DateTimeOffset since, decimal repaidYuan, FundDetails details)
    {
        var (ledger, entries) = (this, ImmutableArray.CreateBuilder<FundEntry>());
        foreach (var (_, restore) in FundMoves.Restorations)
        {
            Add(restore, ReleasedOf(restore, since));
        }

        // What came back counts for what is not spent first, as the demand did.
        var demanded = Entries.Where(entry => IsDemand(entry) && entry.At >= since).Sum(entry => entry.AmountYuan);
        var open = Math.Min(demanded - RecoveredOf(since), BalanceOf(FundAccount.ToRecover));
        foreach (
            var (demand, withdraw) in ((FundEntryKind, FundEntryKind)[])
                [
                    (FundEntryKind.DemandLeftOver, FundEntryKind.WithdrawLeftOver),
                    (FundEntryKind.DemandSpent, FundEntryKind.WithdrawSpent),
                    (FundEntryKind.DemandUnspent, FundEntryKind.WithdrawUnspent),
                ]
        )
        {
            var part = Math.Min(open, SumOf(demand, since));
            Add(withdraw, part);
            open -= part;
        }

        Add(FundEntryKind.PromiseRecovered, repaidYuan);
        return entries.ToImmutable();

        void Add(FundEntryKind kind, decimal amountYuan)
        {
            if (ledger.Enter(kind, amountYuan, details).TryGet(out var entry, out _))
            {
                entries.Add(entry);
                ledger = ledger.With(entry);
            }
        }
    }

    /// <summary>What entries of a kind moved since an instant.</summary>
    internal decimal SumOf(FundEntryKind kind, DateTimeOffset since) =>
        Entries.Where(entry => entry.Kind == kind && entry.At >= since).Sum(entry => entry.AmountYuan);

    private static bool IsRestoration(FundEntryKind kind) => FundMoves.Restorations.Any(pair => pair.Restore == kind);

    private static bool IsDemand(FundEntry entry) =>
        entry.Kind is FundEntryKind.DemandUnspent or FundEntryKind.DemandSpent or FundEntryKind.DemandLeftOver;
}
