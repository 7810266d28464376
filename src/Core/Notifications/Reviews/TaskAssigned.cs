using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer: the link to a task, and its code.</summary>
/// <param name="DueAt">When the officer is reminded (exclusive).</param>
public sealed record TaskAssigned(string To, string Name, ReviewStep Step, string LinkId, TaskAbout About, DateTimeOffset DueAt)
    : TaskNotification(To, Name, Step);
