using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <content>What this host does not do, with the reason for whoever calls it.</content>
internal sealed partial class TaskHubSidecar
{
    private const string NoEntities = "This host has no entities. Use Azure Functions or the Durable Task Scheduler for them.";
    private const string NoTaskHubs = "This host makes the task hub of its settings itself, and deletes none.";

    public override Task<RewindInstanceResponse> RewindInstance(RewindInstanceRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, "This host does not rewind instances. Restart the instance instead.");

    public override Task<SkipGracefulOrchestrationTerminationsResponse> SkipGracefulOrchestrationTerminations(
        SkipGracefulOrchestrationTerminationsRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, "This host ends instances in order only. Terminate them.");

    public override Task<CreateTaskHubResponse> CreateTaskHub(CreateTaskHubRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoTaskHubs);

    public override Task<DeleteTaskHubResponse> DeleteTaskHub(DeleteTaskHubRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoTaskHubs);

    public override Task<SignalEntityResponse> SignalEntity(SignalEntityRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoEntities);

    public override Task<GetEntityResponse> GetEntity(GetEntityRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoEntities);

    public override Task<QueryEntitiesResponse> QueryEntities(QueryEntitiesRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoEntities);

    public override Task<CleanEntityStorageResponse> CleanEntityStorage(CleanEntityStorageRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoEntities);

    public override Task<CompleteTaskResponse> CompleteEntityTask(EntityBatchResult request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoEntities);

    public override Task<AbandonEntityTaskResponse> AbandonTaskEntityWorkItem(
        AbandonEntityTaskRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, NoEntities);
}
