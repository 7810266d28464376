using CreditFunctions.LocalHost.Engine;
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
        if (catalog.FindOrchestrator(name) is not { } function)
        {
            return Failed(request, TaskFailures.Missing(name, "orchestrator", catalog.Orchestrators));
        }

        var invocation = invoker.Create(function, new TypedData { String = request.ToByteString().ToBase64() });
        invocation.TriggerMetadata["instanceId"] = new TypedData { String = request.InstanceId };
        var response = await InvokeAsync(function, invocation, cancellationToken);
        return response.Result.Status is StatusResult.Types.Status.Success
            ? Read(request, response)
            : Failed(request, TaskFailures.Read(response.Result.Exception));
    }

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken)
    {
        var answer = new ActivityResponse { InstanceId = request.OrchestrationInstance.InstanceId, TaskId = request.TaskId };
        if (catalog.FindActivity(request.Name) is not { } function)
        {
            answer.FailureDetails = TaskFailures.Missing(request.Name, "activity", catalog.Activities);
            return answer;
        }

        var invocation = invoker.Create(function, ActivityData.ReadInput(request.Input));
        invocation.TriggerMetadata["instanceId"] = new TypedData { String = answer.InstanceId };
        var response = await InvokeAsync(function, invocation, cancellationToken);
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

    private static OrchestratorResponse Read(OrchestratorRequest request, InvocationResponse response)
    {
        if (string.IsNullOrEmpty(response.ReturnValue?.String))
        {
            return Failed(
                request,
                new TaskFailureDetails
                {
                    ErrorType = nameof(InvalidOperationException),
                    ErrorMessage = "The function invocation resulted in a null response.",
                }
            );
        }

        return OrchestratorResponse.Parser.ParseFrom(ByteString.FromBase64(response.ReturnValue.String));
    }

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
        InvocationRequest invocation,
        CancellationToken cancellationToken
    )
    {
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
