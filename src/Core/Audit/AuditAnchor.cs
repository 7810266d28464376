using System.Collections.Immutable;

namespace CreditFunctions.Core.Audit;

/// <summary>Where a chain ended when it was anchored.</summary>
public sealed record AnchoredHead(string ChainId, long Sequence, AuditHash Hash)
{
    public AuditHead ToHead() => new(Sequence, Hash);
}

/// <summary>
/// The ends of all chains that have grown since the anchor before, kept apart from the records (docs/architecture.md,
/// "The audit chain"): a chain that is cut short or written anew later does not match. The anchors are a chain themselves, so none of
/// them can be removed or changed unnoticed by whoever keeps the last one.
/// </summary>
/// <param name="Number">1 for the first, then without gaps.</param>
/// <param name="At">When, by the bureau's time.</param>
/// <param name="Previous">SHA-256 of the anchor before, byte by byte as it was stored; null for the first.</param>
/// <param name="ReadFrom">When reading began, by the clock of the storage: what was written later may be missing here and comes with the
/// next.</param>
public sealed record AuditAnchor(
    int Number,
    DateTimeOffset At,
    AuditHash? Previous,
    DateTimeOffset ReadFrom,
    ImmutableArray<AnchoredHead> Heads
);
