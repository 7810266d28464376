using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <summary>
/// The gRPC service for Durable Task clients and workers. Entities, rewinding and task hub management are not implemented.
/// </summary>
/// <param name="engine">Null while this host may not act.</param>
/// <param name="workItems">Work for Durable Task workers; null if a Functions worker does it.</param>
internal sealed partial class TaskHubSidecar(Func<DurableEngine?> engine, WorkItemRunner? workItems)
    : TaskHubSidecarService.TaskHubSidecarServiceBase
{
    private const int LongestChunk = 1024 * 1024;

    public override Task<Empty> Hello(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override Task<CreateInstanceResponse> StartInstance(CreateInstanceRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) => new CreateInstanceResponse { InstanceId = await client.StartAsync(request, cancellation) }
        );

    public override Task<GetInstanceResponse> GetInstance(GetInstanceRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) =>
                await client.FindAsync(request.InstanceId, cancellation) is { } state
                    ? StateMessages.Found(state, request.GetInputsAndOutputs)
                    : new GetInstanceResponse()
        );

    public override Task<GetInstanceResponse> WaitForInstanceStart(GetInstanceRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) =>
                StateMessages.Found(
                    await client.WaitAsync(request.InstanceId, state => state.Status != OrchestrationStatus.Pending, cancellation),
                    request.GetInputsAndOutputs
                )
        );

    public override Task<GetInstanceResponse> WaitForInstanceCompletion(GetInstanceRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) =>
                StateMessages.Found(
                    await client.WaitAsync(request.InstanceId, state => state.IsFinished, cancellation),
                    request.GetInputsAndOutputs
                )
        );

    public override Task<RaiseEventResponse> RaiseEvent(RaiseEventRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) =>
            {
                await client.RaiseEventAsync(request.InstanceId, request.Name, request.Input, cancellation);
                return new RaiseEventResponse();
            }
        );

    public override Task<TerminateResponse> TerminateInstance(TerminateRequest request, ServerCallContext context) =>
        SendAsync(context, request.InstanceId, Events.Terminated(request.Output, request.Recursive), new TerminateResponse());

    public override Task<SuspendResponse> SuspendInstance(SuspendRequest request, ServerCallContext context) =>
        SendAsync(context, request.InstanceId, Events.Suspended(request.Reason), new SuspendResponse());

    public override Task<ResumeResponse> ResumeInstance(ResumeRequest request, ServerCallContext context) =>
        SendAsync(context, request.InstanceId, Events.Resumed(request.Reason), new ResumeResponse());

    public override Task<RestartInstanceResponse> RestartInstance(RestartInstanceRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) =>
                new RestartInstanceResponse
                {
                    InstanceId = await client.RestartAsync(request.InstanceId, request.RestartWithNewInstanceId, cancellation),
                }
        );

    public override Task<QueryInstancesResponse> QueryInstances(QueryInstancesRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) =>
            {
                var query = request.Query;
                var filter = new InstanceFilter(
                    query.CreatedTimeFrom?.ToDateTimeOffset(),
                    query.CreatedTimeTo?.ToDateTimeOffset(),
                    [.. query.RuntimeStatus],
                    query.InstanceIdPrefix
                );
                var size = query.MaxInstanceCount > 0 ? query.MaxInstanceCount : StateMessages.DefaultPage;
                var page = await client.ListAsync(filter, size, query.ContinuationToken, cancellation);
                var response = new QueryInstancesResponse { ContinuationToken = page.ContinuationToken };
                response.OrchestrationState.AddRange(page.Instances.Select(state => StateMessages.Of(state, query.FetchInputsAndOutputs)));
                return response;
            }
        );

    public override Task<ListInstanceIdsResponse> ListInstanceIds(ListInstanceIdsRequest request, ServerCallContext context) =>
        AskAsync(
            context,
            async (client, cancellation) =>
            {
                var statuses = request.RuntimeStatus.Count > 0 ? request.RuntimeStatus.ToArray() : StateMessages.Ended;
                var size = request.PageSize > 0 ? request.PageSize : StateMessages.DefaultPage;
                var page = await client.ListAsync(new InstanceFilter(Statuses: statuses), size, request.LastInstanceKey, cancellation);
                var response = new ListInstanceIdsResponse { LastInstanceKey = page.ContinuationToken };
                response.InstanceIds.AddRange(
                    page.Instances.Where(state => StateMessages.EndedWithin(state, request)).Select(state => state.InstanceId)
                );
                return response;
            }
        );

    public override Task<PurgeInstancesResponse> PurgeInstances(PurgeInstancesRequest request, ServerCallContext context) =>
        AskAsync(context, (client, cancellation) => PurgeAsync(client, request, cancellation));

    public override Task StreamInstanceHistory(
        StreamInstanceHistoryRequest request,
        IServerStreamWriter<HistoryChunk> responseStream,
        ServerCallContext context
    ) =>
        AskAsync(
            context,
            async (client, cancellation) =>
            {
                var history =
                    await client.ReadHistoryAsync(request.InstanceId, cancellation)
                    ?? throw new InstanceNotFoundException($"An orchestration with the instanceId {request.InstanceId} was not found.");
                var chunk = new HistoryChunk();
                var length = 0;
                foreach (var e in history)
                {
                    var size = e.CalculateSize();
                    if (length > 0 && length + size > LongestChunk)
                    {
                        await responseStream.WriteAsync(chunk, cancellation);
                        (chunk, length) = (new HistoryChunk(), 0);
                    }

                    chunk.Events.Add(e);
                    length += size;
                }

                await responseStream.WriteAsync(chunk, cancellation);
                return true;
            }
        );

    private static async Task<PurgeInstancesResponse> PurgeAsync(
        EngineClient client,
        PurgeInstancesRequest request,
        CancellationToken cancellation
    )
    {
        var (count, isComplete) = (0, true);
        if (request.PurgeInstanceFilter is { } given)
        {
            var (from, to) = (given.CreatedTimeFrom?.ToDateTimeOffset(), given.CreatedTimeTo?.ToDateTimeOffset());
            var filter = new InstanceFilter(from, to, [.. given.RuntimeStatus]);
            (count, isComplete) = await client.PurgeAllAsync(filter, request.Recursive, given.Timeout?.ToTimeSpan(), cancellation);
        }

        IEnumerable<string> ids = request.HasInstanceId ? [request.InstanceId] : request.InstanceBatch?.InstanceIds ?? [];
        foreach (var id in ids)
        {
            count += await client.PurgeAsync(id, request.Recursive, cancellation);
        }

        return new PurgeInstancesResponse { DeletedInstanceCount = count, IsComplete = isComplete };
    }

    /// <summary>Calls the engine and converts its errors to the status codes that clients expect.</summary>
    private async Task<T> AskAsync<T>(ServerCallContext context, Func<EngineClient, CancellationToken, Task<T>> ask)
    {
        var running =
            engine()
            ?? throw Refused(
                StatusCode.Unavailable,
                "This host is not the active one of its task hub. Ask again: the active one will answer."
            );
        try
        {
            return await ask(running.Instances, context.CancellationToken);
        }
        catch (Exception e) when (StatusOf(e, context) is { } status)
        {
            throw Refused(status, e.Message);
        }
    }

    private Task<T> SendAsync<T>(ServerCallContext context, string instanceId, HistoryEvent message, T answer) =>
        AskAsync(
            context,
            async (client, cancellation) =>
            {
                await client.TrySendAsync(instanceId, message, cancellation);
                return answer;
            }
        );

    private static StatusCode? StatusOf(Exception e, ServerCallContext context) =>
        e switch
        {
            OrchestrationAlreadyExistsException => StatusCode.AlreadyExists,
            InstanceNotFoundException => StatusCode.NotFound,
            InstanceNotRunningException { Exists: false } => StatusCode.NotFound,
            InvalidOperationException => StatusCode.FailedPrecondition,
            ArgumentException => StatusCode.InvalidArgument,
            StorageUnavailableException or StorageConflictException or ObjectDisposedException => StatusCode.Unavailable,
            InvalidDataException => StatusCode.Internal,
            OperationCanceledException => context.CancellationToken.IsCancellationRequested ? StatusCode.Cancelled : StatusCode.Unavailable,
            _ => null,
        };

    private static RpcException Refused(StatusCode status, string message) => new(new Status(status, message));
}
