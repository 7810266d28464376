using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Workers.Protocol;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Runs orchestrator and activity functions of the Functions worker.</summary>
internal sealed class FunctionsTaskRunner(FunctionCatalog catalog, FunctionInvoker invoker) : ITaskRunner
{
    public async Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken)
    {
        var name = NameOf(request);
        if (!catalog.Orchestrators.TryGetValue(name, out var function))
        {
            return Failed(request, TaskFailures.Missing(name, "orchestrator", catalog.Orchestrators.Keys));
        }

        var input = new TypedData { String = request.ToByteString().ToBase64() };
        var response = await InvokeAsync(function, input, request.InstanceId, cancellationToken);
        return response.Result.Status is not StatusResult.Types.Status.Success
                ? Failed(request, TaskFailures.Read(response.Result.Exception))
            : response.ReturnValue?.String is { Length: > 0 } encoded
                ? OrchestratorResponse.Parser.ParseFrom(ByteString.FromBase64(encoded))
            : Failed(request, Events.Failure(nameof(InvalidOperationException), "The function invocation resulted in a null response."));
    }

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken)
    {
        var answer = new ActivityResponse { InstanceId = request.OrchestrationInstance.InstanceId, TaskId = request.TaskId };
        if (!catalog.Activities.TryGetValue(request.Name, out var function))
        {
            answer.FailureDetails = TaskFailures.Missing(request.Name, "activity", catalog.Activities.Keys);
            return answer;
        }

        var response = await InvokeAsync(function, ActivityData.ReadInput(request.Input), answer.InstanceId, cancellationToken);
        if (response.Result.Status is StatusResult.Types.Status.Success)
        {
            answer.Result = ActivityData.WriteResult(response.ReturnValue);
        }
        else
        {
            answer.FailureDetails = TaskFailures.Read(response.Result.Exception);
        }

        return answer;
    }

    private static string NameOf(OrchestratorRequest request) =>
        request.PastEvents.Concat(request.NewEvents).LastOrDefault(entry => entry.ExecutionStarted is not null)?.ExecutionStarted.Name
        ?? "";

    private static OrchestratorResponse Failed(OrchestratorRequest request, TaskFailureDetails failure) =>
        new()
        {
            InstanceId = request.InstanceId,
            Actions =
            {
                new OrchestratorAction
                {
                    Id = -1,
                    CompleteOrchestration = new CompleteOrchestrationAction
                    {
                        OrchestrationStatus = OrchestrationStatus.Failed,
                        FailureDetails = failure,
                    },
                },
            },
        };

    private async Task<InvocationResponse> InvokeAsync(
        WorkerFunction function,
        TypedData input,
        string instanceId,
        CancellationToken cancellationToken
    )
    {
        var invocation = invoker.Create(function, input);
        invocation.TriggerMetadata["instanceId"] = new TypedData { String = instanceId };
        var worker = invoker.Current ?? throw new RunnerUnavailableException("No worker is connected.");
        try
        {
            return await worker.InvokeAsync(function.Name, invocation, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (WorkerGoneException exception)
        {
            throw new RunnerUnavailableException(exception.Message, exception);
        }
    }
}
