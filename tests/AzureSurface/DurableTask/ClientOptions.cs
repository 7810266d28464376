namespace Microsoft.DurableTask.Client;

public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = 100,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null);

public record PurgeInstanceOptions(bool Recursive = false);

public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    public TimeSpan? Timeout { get => throw null!; init => throw null!; }
}

public class PurgeResult
{
    public PurgeResult(int count) => throw null!;

    public PurgeResult(int count, bool? isComplete) => throw null!;

    public int PurgedInstanceCount => throw null!;

    public bool? IsComplete => throw null!;
}

public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
