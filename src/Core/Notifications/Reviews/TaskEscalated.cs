using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Notifications;

/// <summary>To the leader: a task has been open too long. It contains no link: the task stays assigned to the officer.</summary>
/// <param name="Officer">Name of the assigned officer.</param>
public sealed record TaskEscalated(string To, string Name, string Officer, ReviewStep Step, TaskAbout About, DateTimeOffset OpenedAt)
    : TaskNotification(To, Name, Step);
