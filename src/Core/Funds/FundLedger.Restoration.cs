using System.Collections.Immutable;

namespace CreditFunctions.Core.Funds;

/// <content>Restores amounts that were released or demanded back.</content>
public sealed partial record FundLedger
{
    /// <summary>Released since an instant and not restored yet, of the entries that this kind restores.</summary>
    private decimal ReleasedOf(FundEntryKind restore, DateTimeOffset since) => SumOf(ReleaseOf(restore), since) - SumOf(restore, since);

    // For an instalment at most what was released of it; null: what was released of the whole award.
    private decimal ReleasedOf(FundEntryKind restore, int? instalment) =>
        Entries
            .Where(entry => entry.Instalment == instalment)
            .Sum(entry =>
                entry.Kind == ReleaseOf(restore) ? entry.AmountYuan
                : entry.Kind == restore ? -entry.AmountYuan
                : 0
            );

    private static FundEntryKind ReleaseOf(FundEntryKind restore) => FundMoves.Restorations.First(pair => pair.Restore == restore).Release;

    /// <summary>Demanded since an instant and received: receipts count for the oldest demand first.</summary>
    public decimal RecoveredOf(DateTimeOffset since) =>
        Math.Max(0, SumOf(FundEntryKind.Recover, since) - BalanceOf(FundAccount.ToRecover, Entries.Where(entry => entry.At < since)));

    /// <summary>
    /// Entries that undo the releases and demands since an instant: released amounts are restored, demanded amounts not received stay
    /// with the unit, and the given part of the receipts is promised again.
    /// </summary>
    public ImmutableArray<FundEntry> Restore(DateTimeOffset since, decimal repaidYuan, FundDetails details)
    {
        var (ledger, entries) = (this, ImmutableArray.CreateBuilder<FundEntry>());
        foreach (var (_, restore) in FundMoves.Restorations)
        {
            Add(restore, ReleasedOf(restore, since));
        }

        // Receipts count for unspent money first, as the demand did.
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

    internal decimal SumOf(FundEntryKind kind, DateTimeOffset since) =>
        Entries.Where(entry => entry.Kind == kind && entry.At >= since).Sum(entry => entry.AmountYuan);

    private static bool IsRestoration(FundEntryKind kind) => FundMoves.Restorations.Any(pair => pair.Restore == kind);

    private static bool IsDemand(FundEntry entry) =>
        entry.Kind is FundEntryKind.DemandUnspent or FundEntryKind.DemandSpent or FundEntryKind.DemandLeftOver;
}
