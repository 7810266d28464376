using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>Converts instances for clients.</summary>
internal static class StateMessages
{
    public const int DefaultPage = 100;

    public static readonly OrchestrationStatus[] Ended =
    [
        OrchestrationStatus.Completed,
        OrchestrationStatus.Failed,
        OrchestrationStatus.Terminated,
    ];

    public static GetInstanceResponse Found(InstanceState state, bool withPayloads) =>
        new() { Exists = true, OrchestrationState = Of(state, withPayloads) };

    public static OrchestrationState Of(InstanceState state, bool withPayloads) =>
        new()
        {
            InstanceId = state.InstanceId,
            Name = state.Name,
            Version = state.Version,
            OrchestrationStatus = state.Status,
            ScheduledStartTimestamp = state.StartAt is { } startAt ? Timestamp.FromDateTimeOffset(startAt) : null,
            CreatedTimestamp = Timestamp.FromDateTimeOffset(state.CreatedAt),
            LastUpdatedTimestamp = Timestamp.FromDateTimeOffset(state.LastUpdatedAt),
            CompletedTimestamp = state.IsFinished ? Timestamp.FromDateTimeOffset(state.LastUpdatedAt) : null,
            ExecutionId = state.CurrentExecutionId,
            ParentInstanceId = state.Parent?.InstanceId,
            Input = withPayloads ? state.Input : null,
            Output = withPayloads ? state.Output : null,
            CustomStatus = withPayloads ? state.CustomStatus : null,
            FailureDetails = withPayloads ? state.Failure : null,
            Tags = { state.Tags.ToDictionary() },
        };

    /// <summary>A finished instance was last updated when it finished.</summary>
    public static bool EndedWithin(InstanceState state, ListInstanceIdsRequest request) =>
        state.IsFinished
        && (request.CompletedTimeFrom is not { } from || state.LastUpdatedAt >= from.ToDateTimeOffset())
        && (request.CompletedTimeTo is not { } to || state.LastUpdatedAt <= to.ToDateTimeOffset());
}
