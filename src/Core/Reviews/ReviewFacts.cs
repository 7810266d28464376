namespace CreditFunctions.Core.Reviews;

/// <summary>A task was given to an officer, who gets a link to it by mail.</summary>
public sealed record TaskOpened(TaskKey Task, string LinkId, DateTimeOffset OpenedAt) : Fact;

/// <summary>A task was decided.</summary>
public sealed record DecisionRecorded(TaskKey Task, Decision Decision, DateTimeOffset DecidedAt) : Fact;
