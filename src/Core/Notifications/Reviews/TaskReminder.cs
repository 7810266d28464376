using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer who has not decided: the same link again.</summary>
/// <param name="Number">1 for the first reminder.</param>
public sealed record TaskReminder(string To, string Name, ReviewStep Step, string LinkId, TaskAbout About, int Number)
    : TaskNotification(To, Name, Step)
{
    /// <summary>The code of the link that is valid when the reminder is created.</summary>
    public int CodeNumber { get; init; }
}
