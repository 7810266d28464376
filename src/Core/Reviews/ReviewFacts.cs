using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews;

/// <summary>The ranking of an application stands; this is what its experts wrote, without their names.</summary>
public sealed record CommentsMerged(ImmutableArray<string> Comments, DateTimeOffset At) : Fact;

/// <summary>A task was given to an officer, who gets a link to it by mail.</summary>
/// <param name="Officer">Whom it was given to: a role's holder, or who stood in.</param>
public sealed record TaskOpened(TaskKey Task, string LinkId, StaffMember Officer, DateTimeOffset OpenedAt) : Fact;

/// <summary>A task was decided.</summary>
public sealed record DecisionRecorded(TaskKey Task, Decision Decision, DateTimeOffset DecidedAt) : Fact;

/// <summary>A task that was not decided passed to another officer; the first link opens nothing any more.</summary>
/// <param name="Task">As it was given out.</param>
/// <param name="To">As it is given out now: the same step and subject; the same officer where only the link is new.</param>
/// <param name="LinkId">The new link.</param>
public sealed record TaskHandedOver(TaskKey Task, TaskKey To, string LinkId, string Reason, DateTimeOffset At) : Fact
{
    /// <summary>Whom it lies with now.</summary>
    public required StaffMember Officer { get; init; }

    /// <summary>Whether this officer had a link to the same credit check queue already: that one stays, and this task ends.</summary>
    public bool HasOwnLink { get; init; }
}

/// <summary>Somebody was reminded of a task that is still undecided.</summary>
/// <param name="Number">1 for the first reminder.</param>
public sealed record TaskReminded(TaskKey Task, int Number, DateTimeOffset At) : Fact
{
    /// <summary>Whether the leader was told as well.</summary>
    public bool IsEscalated { get; init; }
}
