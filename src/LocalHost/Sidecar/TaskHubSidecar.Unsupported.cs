using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <content>Unsupported operations.</content>
internal sealed partial class TaskHubSidecar
{
    public override Task<RewindInstanceResponse> RewindInstance(RewindInstanceRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, "Rewinding is not supported by LocalHost.");

    public override Task<SignalEntityResponse> SignalEntity(SignalEntityRequest request, ServerCallContext context) => throw NoEntities();

    public override Task<GetEntityResponse> GetEntity(GetEntityRequest request, ServerCallContext context) => throw NoEntities();

    public override Task<QueryEntitiesResponse> QueryEntities(QueryEntitiesRequest request, ServerCallContext context) =>
        throw NoEntities();

    public override Task<CleanEntityStorageResponse> CleanEntityStorage(CleanEntityStorageRequest request, ServerCallContext context) =>
        throw NoEntities();

    public override Task<CreateTaskHubResponse> CreateTaskHub(CreateTaskHubRequest request, ServerCallContext context) => throw OneHub();

    public override Task<DeleteTaskHubResponse> DeleteTaskHub(DeleteTaskHubRequest request, ServerCallContext context) => throw OneHub();

    private static RpcException NoEntities() => Refused(StatusCode.Unimplemented, "Durable entities are not supported by LocalHost.");

    private static RpcException OneHub() => Refused(StatusCode.Unimplemented, "LocalHost has one task hub, which it creates at its start.");
}
