using System.Collections.Immutable;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Contents of an instance row: identity, status, and its current turns.</summary>
public sealed record InstanceState
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>New with each start of the id; identifies messages to an earlier run of the id.</summary>
    public required string ExecutionId { get; init; }

    public string Version { get; init; } = string.Empty;

    public OrchestrationStatus Status { get; init; } = OrchestrationStatus.Pending;

    /// <summary>Business time of the start.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Business time of the latest turn.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Earliest business time at which the instance begins.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Number of times the instance has continued as new.</summary>
    public int Generation { get; init; }

    /// <summary>First turn of this generation.</summary>
    public int FirstTurn { get; init; }

    public int NextTurn { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ParentLink? Parent { get; init; }

    /// <summary>W3C trace parent of the starter.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Encoded events that the previous generation did not consume.</summary>
    public byte[]? CarriedEvents { get; init; }

    /// <summary>Execution id of this generation, as workers see it.</summary>
    public string CurrentExecutionId => Generation == 0 ? ExecutionId : $"{ExecutionId}-{Generation}";

    public bool IsFinished => Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated;

    /// <summary>A pending instance with a new execution id.</summary>
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

/// <summary>The parent's task that a sub-orchestration completes.</summary>
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
