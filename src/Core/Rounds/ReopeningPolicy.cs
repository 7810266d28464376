namespace CreditFunctions.Core.Rounds;

/// <summary>
/// Whether a closed round accepts applications again. Only a material correction reopens it: an application that was late under the
/// unchanged guide stays late, since all others met the closing hour. Reopening ends once the experts have the first review batch: later
/// submissions could not be ranked together with it (domain.md, "The batch is what is decided"). A round that ended without a batch,
/// because nobody had submitted, continues.
/// </summary>
public static class ReopeningPolicy
{
    /// <summary>The error where the guide cannot be corrected now; null where it can.</summary>
    public static Error? CheckCorrectable(RoundState round, DateTimeOffset now) =>
        IsClosed(round, now) && !round.Batches.IsEmpty ? RoundErrors.CannotReopen(round.Guide) : null;

    /// <summary>Whether a correction may reopen its round; always valid where the round is open.</summary>
    public static Result<GuideCorrected> CheckCause(RoundState round, GuideCorrected corrected, DateTimeOffset now) =>
        IsClosed(round, now) && !GuideChange.Of(round.Guide, corrected.Guide).Any(change => change.IsMaterial)
            ? RoundErrors.ReopeningNeedsCause(round.Guide)
            : corrected;

    /// <summary>The error for a decision after closing where the round was reopened since it was planned; null otherwise.</summary>
    public static Error? CheckClosed(RoundState round, DateTimeOffset now) =>
        now < round.Guide.SubmissionsDecidedAt ? RoundErrors.RoundIsOpen(round.Guide) : null;

    private static bool IsClosed(RoundState round, DateTimeOffset now) => now >= round.Guide.ClosesAt;
}
