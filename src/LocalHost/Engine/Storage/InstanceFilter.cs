using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Which instances are meant; what is null does not filter.</summary>
public sealed record InstanceFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IReadOnlyCollection<OrchestrationStatus>? Statuses = null,
    string? InstanceIdPrefix = null
)
{
    public bool Matches(InstanceState state) =>
        (CreatedFrom is null || state.CreatedAt >= CreatedFrom)
        && (CreatedTo is null || state.CreatedAt <= CreatedTo)
        && (Statuses is null || Statuses.Count == 0 || Statuses.Contains(state.Status))
        && (InstanceIdPrefix is null || state.InstanceId.StartsWith(InstanceIdPrefix, StringComparison.Ordinal));
}

/// <summary>Some finished instances, and the token that leads to the next ones; null when there are none.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceState> Instances, string? ContinuationToken);
