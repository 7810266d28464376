namespace Microsoft.DurableTask;

public record StartOrchestrationOptions
{
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null) => throw null!;

    public StartOrchestrationOptions(StartOrchestrationOptions options) => throw null!;

    public string? InstanceId { get => throw null!; init => throw null!; }

    public DateTimeOffset? StartAt { get => throw null!; init => throw null!; }

    public IReadOnlyDictionary<string, string> Tags { get => throw null!; init => throw null!; }

    public TaskVersion? Version { get => throw null!; init => throw null!; }

    public IReadOnlyList<string>? DedupeStatuses { get => throw null!; init => throw null!; }
}

public record TaskOptions
{
    public TaskOptions(TaskRetryOptions? retry) => throw null!;

    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null) => throw null!;

    public TaskOptions(TaskOptions options) => throw null!;

    public TaskRetryOptions? Retry { get => throw null!; init => throw null!; }

    public IDictionary<string, string>? Tags { get => throw null!; init => throw null!; }

    public TaskVersion? Version { get => throw null!; init => throw null!; }

    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => throw null!;

    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => throw null!;

    public static TaskOptions FromRetryHandler(RetryHandler handler) => throw null!;

    public SubOrchestrationOptions WithInstanceId(string instanceId) => throw null!;
}

public record SubOrchestrationOptions : TaskOptions
{
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => throw null!;

    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options) => throw null!;

    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options) => throw null!;

    public string? InstanceId { get => throw null!; init => throw null!; }

    public new TaskVersion? Version { get => throw null!; init => throw null!; }
}
