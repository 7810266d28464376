namespace CreditFunctions.Core.Reviews;

/// <summary>A task was given to an officer, who gets a link to it by mail.</summary>
public sealed record TaskOpened(TaskKey Task, string LinkId, DateTimeOffset OpenedAt) : Fact;

/// <summary>A task was decided.</summary>
public sealed record DecisionRecorded(TaskKey Task, Decision Decision, DateTimeOffset DecidedAt) : Fact;

/// <summary>A task that was not decided passed to another officer; the first link opens nothing any more.</summary>
/// <param name="Task">As it was given out.</param>
/// <param name="To">As it is given out now: the same step and subject, another officer or link.</param>
public sealed record TaskHandedOver(TaskKey Task, TaskKey To, string Reason, DateTimeOffset At) : Fact;
