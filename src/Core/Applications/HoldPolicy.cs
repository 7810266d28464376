namespace CreditFunctions.Core.Applications;

/// <summary>暂缓: when an application may stand still, and go on again.</summary>
public static class HoldPolicy
{
    private const int MaxReasonLength = 1000;
    private const int MaxBasisLength = 100;

    /// <summary>Lets an application stand still until officers decide.</summary>
    /// <param name="nextReviewAt">The instant by which somebody looks at it again.</param>
    public static Result<HoldPlaced> Place(Application application, string? reason, string? basis, DateTimeOffset? nextReviewAt, DateTimeOffset now) =>
        application.State.IsEnd() || application.Hold is not null
            ? new Error("application-cannot-be-held", "The application is on hold already, or at its end. Its page shows which.")
            : new Faults("hold-is-incomplete")
                .When(!IsText(reason, MaxReasonLength), "reason", $"Give a reason of 1 to {MaxReasonLength} characters.")
                .When(!IsText(basis, MaxBasisLength), "basis", $"Name what it rests on, in 1 to {MaxBasisLength} characters.")
                .When(nextReviewAt is null || nextReviewAt <= now || nextReviewAt > now.AddYears(1), "nextReview", "Give the day of the next review, within a year.")
                .Or(() => new HoldPlaced(new Hold(reason!.Trim(), basis!.Trim(), now, nextReviewAt!.Value)));

    /// <summary>Lets it go on.</summary>
    public static Result<HoldLifted> Lift(Application application, string? reason, DateTimeOffset now) =>
        application.Hold is null
            ? new Error("application-is-not-held", "The application is not on hold.")
            : !IsText(reason, MaxReasonLength)
                ? new Error("hold-is-incomplete", $"Give a reason of 1 to {MaxReasonLength} characters.").At("reason")
                : new HoldLifted(reason!.Trim(), now);

    private static bool IsText(string? text, int maxLength) => !string.IsNullOrWhiteSpace(text) && text.Length <= maxLength;
}
