using System.Collections.Immutable;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;

namespace CreditFunctions.LocalRuntime.Engine.Storage;

/// <summary>What the instance row says: who the instance is, where it stands, and which of its turns are in force.</summary>
public sealed record InstanceState
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>New with every start of the id; messages to an earlier run of the same id are told by it.</summary>
    public required string ExecutionId { get; init; }

    public string Version { get; init; } = string.Empty;

    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    /// <summary>Business time of the start.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Business time of the latest turn.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The instance does not begin before this business time.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>How often the instance has continued as new.</summary>
    public int Generation { get; init; }

    /// <summary>The number of the first turn of this generation.</summary>
    public int FirstTurn { get; init; }

    /// <summary>The number that the next turn will have.</summary>
    public int NextTurn { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ParentLink? Parent { get; init; }

    /// <summary>Events that the generation before did not consume, encoded.</summary>
    public byte[]? CarriedEvents { get; init; }

    public bool IsFinished => Status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;
}

/// <summary>Which task of which instance a sub-orchestration answers.</summary>
public sealed record ParentLink(string Name, string InstanceId, string ExecutionId, int Generation, int TaskId);
