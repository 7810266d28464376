using System.Collections.Immutable;

namespace CreditFunctions.Core.Audit;

/// <summary>The end of a chain when it was anchored.</summary>
public sealed record AnchoredHead(string ChainId, long Sequence, AuditHash Hash)
{
    public AuditHead ToHead() => new(Sequence, Hash);
}

/// <summary>
/// The ends of all chains that grew since the previous anchor, stored apart from the records (docs/architecture.md, "The audit chain"): a
/// chain that is truncated or rewritten later does not match. Anchors form a chain themselves, so the holder of the last one detects any
/// removal or change.
/// </summary>
/// <param name="Number">Starts at 1, without gaps.</param>
/// <param name="Previous">SHA-256 of the bytes of the previous anchor as stored; null for the first.</param>
/// <param name="ReadFrom">Start of reading, by the storage clock: events written later may be missing here and are part of the next
/// anchor.</param>
public sealed record AuditAnchor(
    int Number,
    DateTimeOffset At,
    AuditHash? Previous,
    DateTimeOffset ReadFrom,
    ImmutableArray<AnchoredHead> Heads
);
