using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Sidecar;

/// <content>Operations for workers.</content>
internal sealed partial class TaskHubSidecar
{
    public override Task GetWorkItems(
        GetWorkItemsRequest request,
        IServerStreamWriter<WorkItem> responseStream,
        ServerCallContext context
    ) => WorkItems.ServeAsync(request, responseStream, context.CancellationToken);

    public override Task<CompleteTaskResponse> CompleteOrchestratorTask(OrchestratorResponse request, ServerCallContext context)
    {
        WorkItems.Complete(request);
        return Task.FromResult(new CompleteTaskResponse());
    }

    public override Task<CompleteTaskResponse> CompleteActivityTask(ActivityResponse request, ServerCallContext context)
    {
        WorkItems.Complete(request);
        return Task.FromResult(new CompleteTaskResponse());
    }

    public override Task<AbandonOrchestrationTaskResponse> AbandonTaskOrchestratorWorkItem(
        AbandonOrchestrationTaskRequest request,
        ServerCallContext context
    )
    {
        WorkItems.Abandon(request.CompletionToken);
        return Task.FromResult(new AbandonOrchestrationTaskResponse());
    }

    public override Task<AbandonActivityTaskResponse> AbandonTaskActivityWorkItem(
        AbandonActivityTaskRequest request,
        ServerCallContext context
    )
    {
        WorkItems.Abandon(request.CompletionToken);
        return Task.FromResult(new AbandonActivityTaskResponse());
    }

    private WorkItemRunner WorkItems =>
        workItems
        ?? throw Refused(
            StatusCode.FailedPrecondition,
            "This host's tasks are run by its Functions worker: no other worker gets work items."
        );
}
