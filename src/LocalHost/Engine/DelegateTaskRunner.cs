using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Runs tasks by delegates in this process.</summary>
public sealed class DelegateTaskRunner(
    Func<OrchestratorRequest, CancellationToken, Task<OrchestratorResponse>> runTurn,
    Func<ActivityRequest, CancellationToken, Task<ActivityResponse>> runActivity
) : ITaskRunner
{
    public Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken) =>
        runTurn(request, cancellationToken);

    public Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken) =>
        runActivity(request, cancellationToken);
}
