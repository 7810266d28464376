using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>Who decides which step.</summary>
public static class TaskPolicy
{
    /// <summary>How long a link opens its task.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(90);

    /// <summary>Everybody whose decision a step needs: every expert, or the first of the role that answers for it.</summary>
    public static IEnumerable<StaffMember> AssigneesOf(ReviewStep step, RoundGuide guide) => step switch
    {
        ReviewStep.FormatCheck or ReviewStep.CreditEvidence or ReviewStep.AwardDocument => guide.Holding(StaffRole.CaseOfficer).Take(1),
        ReviewStep.ExpertReview => guide.Holding(StaffRole.Expert),
        ReviewStep.MeetingResolution => guide.Holding(StaffRole.MeetingSecretary).Take(1),
        ReviewStep.Concurrence => guide.Holding(StaffRole.FinanceOfficer).Take(1),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
