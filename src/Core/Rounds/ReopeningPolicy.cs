namespace CreditFunctions.Core.Rounds;

/// <summary>
/// Whether a round that has closed takes applications again. Only a correction in substance reopens it: whoever was late under the guide as
/// it stood stays late, since all others kept the hour. And only until the experts have the first review batch: what is submitted
/// later could not be ranked together with what they review (domain.md, "The batch is what is decided"). A round that ended without any
/// pass, because nobody had submitted, goes on.
/// </summary>
public static class ReopeningPolicy
{
    /// <summary>Whether the guide of a round can be corrected now, and why not; null where it can.</summary>
    public static Error? CheckCorrectable(RoundState round, DateTimeOffset now) =>
        IsClosed(round, now) && !round.Batches.IsEmpty ? RoundErrors.CannotReopen(round.Guide) : null;

    /// <summary>Whether a correction may reopen its round; nothing to check where the round is open.</summary>
    public static Result<GuideCorrected> CheckCause(RoundState round, GuideCorrected corrected, DateTimeOffset now) =>
        IsClosed(round, now) && !GuideChange.Of(round.Guide, corrected.Guide).Any(change => change.IsMaterial)
            ? RoundErrors.ReopeningNeedsCause(round.Guide)
            : corrected;

    /// <summary>
    /// Whether what is decided after the closing may go on record: not where the round was reopened since it was planned.
    /// </summary>
    public static Error? CheckClosed(RoundState round, DateTimeOffset now) =>
        now < round.Guide.SubmissionsDecidedAt ? RoundErrors.RoundIsOpen(round.Guide) : null;

    private static bool IsClosed(RoundState round, DateTimeOffset now) => now >= round.Guide.ClosesAt;
}
