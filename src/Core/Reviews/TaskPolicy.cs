using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Reviews;

/// <summary>Who decides which step.</summary>
public static class TaskPolicy
{
    /// <summary>How long a link opens its task.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(90);

    /// <summary>Whether a step weighs so much that nobody signed in as somebody else may take it, whatever code they have.</summary>
    public static bool IsWeighty(this ReviewStep step) =>
        step is ReviewStep.Finding or ReviewStep.ObjectionRuling or ReviewStep.MeetingResolution or ReviewStep.AwardDocument;

    /// <summary>In which role somebody decides a step, as the audit trail names it.</summary>
    public static string RoleOf(ReviewStep step, StaffMember member) => step == ReviewStep.Recommendation ? "RecommendingBody" : member.Role.ToString();

    /// <summary>
    /// Everybody whose decision a step needs: every expert of the pass's categories, two different officers where one person must not
    /// decide alone, every case officer at the check bench, or the first of the role that answers for the step.
    /// </summary>
    /// <param name="subject">For a recommendation: the body's id.</param>
    public static IEnumerable<StaffMember> AssigneesOf(ReviewStep step, RoundGuide guide, string subject = "") => step switch
    {
        ReviewStep.Recommendation => guide.RecommendingBodies.Where(body => body.Id == subject)
            .Select(body => new StaffMember(body.Id, default, body.Name, body.Email)),
        ReviewStep.CreditLookups or ReviewStep.ExpertReview => SeatPolicy.SeatsOf(step).SelectMany(guide.Holding),
        _ => SeatPolicy.SeatsOf(step).SelectMany(seat => guide.Holding(seat).Take(1)),
    };
}
