using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Runs orchestrators and activities for the engine: a Functions worker, a Durable Task worker or a delegate.</summary>
public interface ITaskRunner
{
    /// <summary>
    /// Replays an orchestrator over <c>PastEvents</c>, runs it over <c>NewEvents</c> and returns its actions. A failed or unknown
    /// orchestrator is returned as an action.
    /// </summary>
    /// <exception cref="RunnerUnavailableException">No worker can run it. The engine retries.</exception>
    Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken);

    /// <summary>Runs an activity once. A failed or unknown activity is returned as <c>FailureDetails</c>.</summary>
    /// <exception cref="RunnerUnavailableException">No worker can run it, or the worker ended meanwhile. The engine retries.</exception>
    Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken);
}

/// <summary>No worker is connected, or the worker ended before its response. The request can be repeated.</summary>
public sealed class RunnerUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
