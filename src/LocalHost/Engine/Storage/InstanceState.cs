using System.Collections.Immutable;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>What the instance row holds: the instance's identity, its status, and which of its turns are in force.</summary>
public sealed record InstanceState
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>New with every start of the id. Messages to an earlier run of the same id are recognized by it.</summary>
    public required string ExecutionId { get; init; }

    public string Version { get; init; } = string.Empty;

    public OrchestrationStatus Status { get; init; } = OrchestrationStatus.Pending;

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

    /// <summary>The W3C trace parent of whoever started the instance.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Encoded events that the previous generation did not consume.</summary>
    public byte[]? CarriedEvents { get; init; }

    /// <summary>The execution id of this generation, as workers see it.</summary>
    public string CurrentExecutionId => Generation == 0 ? ExecutionId : $"{ExecutionId}-{Generation}";

    public bool IsFinished => Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated;

    /// <summary>An instance that has not begun, under a new execution id.</summary>
    internal static InstanceState New(
        string instanceId,
        string name,
        string? version,
        string? input,
        IReadOnlyDictionary<string, string> tags,
        DateTimeOffset now
    ) =>
        new()
        {
            InstanceId = instanceId,
            Name = name,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Version = version ?? string.Empty,
            CreatedAt = now,
            LastUpdatedAt = now,
            Input = input,
            Tags = tags,
        };

    internal OrchestrationInstance ToInstance() => new() { InstanceId = InstanceId, ExecutionId = CurrentExecutionId };
}

/// <summary>The task of the instance that a sub-orchestration answers.</summary>
public sealed record ParentLink(string Name, string InstanceId, string ExecutionId, int Generation, int TaskId)
{
    internal ParentInstanceInfo ToParentInstance() =>
        new()
        {
            TaskScheduledId = TaskId,
            Name = Name,
            OrchestrationInstance = new OrchestrationInstance { InstanceId = InstanceId, ExecutionId = ExecutionId },
        };
}
