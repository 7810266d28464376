using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Applications;

/// <summary>暂缓: when a hold can be placed and lifted.</summary>
public static class HoldPolicy
{
    /// <summary>Review interval of a hold for which no officer set a day.</summary>
    public static readonly TimeSpan ReviewedAgainAfter = TimeSpan.FromDays(14);

    private const int MaxReasonLength = 1000;
    private const int MaxBasisLength = 100;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);
    private static readonly TextRule BasisText = TextRule.Line(MaxBasisLength);

    /// <summary>Holds the application until officers lift the hold.</summary>
    /// <param name="nextReviewAt">When an officer reviews the hold at the latest.</param>
    public static Result<HoldPlaced> Place(
        Application application,
        string? reason,
        string? basis,
        DateTimeOffset? nextReviewAt,
        DateTimeOffset now
    ) =>
        application.State.IsEnd() || application.Holds.Any(hold => hold.Key == Hold.DeskKey)
            ? new Error(
                ErrorKind.Conflict,
                "application-cannot-be-held",
                "The desk holds the application already, or it is at its end. Its page shows which."
            )
            : new ValidationErrors("hold-is-incomplete")
                .When(!ReasonText.Accepts(reason), "reason", $"Give a reason of 1 to {MaxReasonLength} characters.")
                .When(!BasisText.Accepts(basis), "basis", $"Name what it rests on, in 1 to {MaxBasisLength} characters.")
                .When(
                    nextReviewAt is null || nextReviewAt <= now || nextReviewAt > now.AddYears(1),
                    "nextReview",
                    "Give the day of the next review, within a year."
                )
                .Or(() =>
                    new HoldPlaced(
                        new Hold(ReasonText.Clean(reason), BasisText.Clean(basis), now, nextReviewAt!.Value) { Key = Hold.DeskKey }
                    )
                );

    /// <summary>Whether a ban of a party holds the application; a leader may then end the application before the ban ends.</summary>
    public static bool IsBarred(Application application) =>
        application.State.IsBeforeAward() && application.Holds.Any(hold => hold.Key.StartsWith(Hold.BanPrefix, StringComparison.Ordinal));

    public static Result<ApplicationMoved> EndBarred(Application application, string? reason, DateTimeOffset now) =>
        !IsBarred(application)
            ? new Error(
                ErrorKind.Conflict,
                "application-is-not-barred",
                "No ban of a party holds the application, or it has come to its end. Its page shows which."
            )
        : ReasonText.Accepts(reason) ? ApplicationPolicy.Move(application, ApplicationMove.Disqualify, ReasonText.Clean(reason), now)
        : new Error(ErrorKind.Invalid, "hold-is-incomplete", $"Give a reason of 1 to {MaxReasonLength} characters.").At("barReason");

    /// <summary>
    /// Lifts one hold; the application continues where no other is left. A hold for an objection, a check before the award or a case ends
    /// with that decision, not here.
    /// </summary>
    /// <param name="key">Null for the only hold that officers can lift.</param>
    public static Result<HoldLifted> Lift(Application application, string? key, string? reason, DateTimeOffset now)
    {
        if (!application.IsOnHold)
        {
            return new Error(ErrorKind.Conflict, "application-is-not-held", "The application is not on hold.");
        }

        var liftable = application
            .Holds.Where(hold => hold.IsLiftedAtDesk && (key is null || hold.Key == key))
            .Select(hold => hold.Key)
            .Distinct()
            .ToList();
        if (liftable.Count == 0)
        {
            return new Error(
                ErrorKind.Conflict,
                "hold-is-not-lifted-here",
                "No such hold lies on the application, or it is for an objection, a check before the award or a case: that one ends with "
                    + "the decision on it."
            );
        }

        return new ValidationErrors("hold-is-incomplete")
            .When(liftable.Count > 1, "key", $"Name which hold ends: {string.Join(" or ", liftable)}.")
            .When(!ReasonText.Accepts(reason), "reason", $"Give a reason of 1 to {MaxReasonLength} characters.")
            .Or(() => new HoldLifted(ReasonText.Clean(reason), now) { Key = liftable[0] });
    }
}
