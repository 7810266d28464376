using CreditFunctions.Core.Rounds;

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
        ReviewStep.FormatCheck or ReviewStep.RankingFreeze or ReviewStep.FieldVisit or ReviewStep.AwardDocument =>
            guide.Holding(StaffRole.CaseOfficer).Take(1),
        ReviewStep.CreditLookups => guide.Holding(StaffRole.CaseOfficer),
        ReviewStep.ExpertReview => guide.Holding(StaffRole.Expert),
        ReviewStep.MeetingResolution => guide.Holding(StaffRole.MeetingSecretary).Take(1),
        ReviewStep.Concurrence => guide.Holding(StaffRole.FinanceOfficer).Take(1),
        ReviewStep.Finding or ReviewStep.ObjectionRuling =>
            guide.Holding(StaffRole.IntegrityOfficer).Take(1).Concat(guide.Holding(StaffRole.Leader).Take(1)),
        ReviewStep.Recommendation => guide.RecommendingBodies.Where(body => body.Id == subject)
            .Select(body => new StaffMember(body.Id, default, body.Name, body.Email)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
