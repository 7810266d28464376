using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>A filter of instances; null values do not filter.</summary>
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

/// <summary>A page of finished instances; the token of the next page is null on the last one.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceState> Instances, string? ContinuationToken);
