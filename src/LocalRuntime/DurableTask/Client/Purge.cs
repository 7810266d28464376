namespace CreditFunctions.LocalRuntime.DurableTask.Client;

/// <summary>Which finished instances to purge; what is null does not filter.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long the purge may take; what is left then is reported as not complete.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>Whether sub-orchestrations are purged too.</summary>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>How many instances were purged, and whether all that matched were.</summary>
public class PurgeResult
{
    public PurgeResult(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
    }

    public PurgeResult(int count, bool? isComplete)
        : this(count)
    {
        IsComplete = isComplete;
    }

    public int PurgedInstanceCount { get; }

    public bool? IsComplete { get; }
}
