using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>The ranking of an application is final, with its experts' comments without names.</summary>
public sealed record CommentsMerged(ImmutableArray<string> Comments, DateTimeOffset At) : Fact;

/// <summary>A task was assigned to an officer, who receives a link by mail.</summary>
/// <param name="Officer">The role's holder, or the delegate.</param>
public sealed record TaskOpened(TaskKey Task, string LinkId, StaffMember Officer, DateTimeOffset OpenedAt) : Fact;

/// <summary>A task was decided.</summary>
public sealed record DecisionRecorded(TaskKey Task, Decision Decision, DateTimeOffset DecidedAt) : Fact;

/// <summary>An undecided task was assigned to another officer; the first link is invalid.</summary>
/// <param name="Task">The previous task.</param>
/// <param name="To">The new task: the same step and subject; the same officer where only the link is new.</param>
public sealed record TaskHandedOver(TaskKey Task, TaskKey To, string LinkId, string Reason, DateTimeOffset At) : Fact
{
    public required StaffMember Officer { get; init; }

    /// <summary>
    /// Whether this officer already had a link to the same credit check queue: that link stays valid, and this task ends.
    /// </summary>
    public bool HasOwnLink { get; init; }
}

/// <summary>The assignee was reminded of an undecided task.</summary>
/// <param name="Number">1 for the first reminder.</param>
public sealed record TaskReminded(TaskKey Task, int Number, DateTimeOffset At) : Fact
{
    public bool IsEscalated { get; init; }
}
