using System.Globalization;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>What tasks of a round are about, as their keys say it.</summary>
internal static class TaskSubjects
{
    /// <summary>A pass of the batch, or the group of a notice or award document.</summary>
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a step is about a pass of the batch.</summary>
    public static bool IsOfPass(this ReviewStep step) => step is ReviewStep.ExpertReview or ReviewStep.RankingFreeze or ReviewStep.FieldVisit
        or ReviewStep.MeetingResolution or ReviewStep.Concurrence;

    /// <summary>The pass or group that a subject names.</summary>
    public static int NumberOf(string subject) => int.Parse(subject, CultureInfo.InvariantCulture);
}
