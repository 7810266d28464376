namespace Microsoft.DurableTask.Client;

public sealed class OrchestrationMetadata
{
    public OrchestrationMetadata(string name, string instanceId) => throw null!;

    public string Name => throw null!;

    public string InstanceId => throw null!;

    public DataConverter? DataConverter { get => throw null!; init => throw null!; }

    public OrchestrationRuntimeStatus RuntimeStatus { get => throw null!; init => throw null!; }

    public DateTimeOffset CreatedAt { get => throw null!; init => throw null!; }

    public DateTimeOffset LastUpdatedAt { get => throw null!; init => throw null!; }

    public string? SerializedInput { get => throw null!; init => throw null!; }

    public string? SerializedOutput { get => throw null!; init => throw null!; }

    public string? SerializedCustomStatus { get => throw null!; init => throw null!; }

    public IReadOnlyDictionary<string, string> Tags { get => throw null!; init => throw null!; }

    public TaskFailureDetails? FailureDetails { get => throw null!; init => throw null!; }

    public bool IsRunning => throw null!;

    public bool IsCompleted => throw null!;

    public T? ReadInputAs<T>() => throw null!;

    public T? ReadOutputAs<T>() => throw null!;

    public T? ReadCustomStatusAs<T>() => throw null!;
}

public enum OrchestrationRuntimeStatus
{
    Running = 0,
    Completed = 1,
    ContinuedAsNew = 2,
    Failed = 3,
    Canceled = 4,
    Terminated = 5,
    Pending = 6,
    Suspended = 7,
}
