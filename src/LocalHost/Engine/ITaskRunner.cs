using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Runs orchestrators and activities for the engine: a Functions worker, a Durable Task worker or a delegate.</summary>
public interface ITaskRunner
{
    /// <summary>
    /// Replays an orchestrator over <c>PastEvents</c>, runs it over <c>NewEvents</c> and returns its actions. A failure of the orchestrator
    /// is an action; so is an orchestrator that does not exist.
    /// </summary>
    /// <exception cref="RunnerUnavailableException">No worker can run it now. The engine tries again.</exception>
    Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken);

    /// <summary>Runs an activity once. A failure of the activity, or its absence, is returned as <c>FailureDetails</c>.</summary>
    /// <exception cref="RunnerUnavailableException">No worker can run it now, or it ended meanwhile. The engine tries again.</exception>
    Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken);
}

/// <summary>No worker is connected, or the worker ended before it answered. What it was asked may be asked again.</summary>
public sealed class RunnerUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
