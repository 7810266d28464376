using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Replay;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Runs the orchestrator of a session for one turn, replayed first if it is not alive.</summary>
internal sealed partial class OrchestratorRunner(
    TaskCatalog catalog, DataConverter converter, ILoggerFactory loggerFactory, LiveOrchestrators alive, ILogger logger)
{
    public TurnOutcome RunTurn(InstanceSession session, DateTime now, IReadOnlyList<HistoryEvent> incoming)
    {
        if (incoming.OfType<HistoryEvent.Terminated>().FirstOrDefault() is { } terminated && HasNotBegun(session))
        {
            return Ended(OrchestrationRuntimeStatus.Terminated, terminated.Output, null);
        }

        if (catalog.FindOrchestrator(session.State.Name) is not { } orchestrator)
        {
            var message = $"No orchestrator task named '{session.State.Name}' was found.";
            return Ended(
                OrchestrationRuntimeStatus.Failed,
                null,
                new TaskFailureDetails(RetriedCall.OrchestratorNotFound, message, null, null, null));
        }

        try
        {
            session.Execution ??= Rebuild(session, orchestrator);
        }
        catch (Exception e) when (e is NonDeterministicOrchestrationException or InvalidDataException)
        {
            LogCannotReplay(e, session.InstanceId);
            return Failed(e);
        }

        alive.Touch(session);
        return session.Execution.RunTurn(now, incoming);
    }

    public static TurnOutcome Failed(Exception e) => Ended(OrchestrationRuntimeStatus.Failed, null, TaskFailureDetails.FromException(e));

    private static bool HasNotBegun(InstanceSession session) => session.State.NextTurn == session.State.FirstTurn;

    private static TurnOutcome Ended(OrchestrationRuntimeStatus status, string? output, TaskFailureDetails? failure)
    {
        var end = new HistoryEvent.ExecutionCompleted(status, output, failure);
        return new TurnOutcome([end], end, IsSuspended: false, CustomStatusWasSet: false, CustomStatus: null);
    }

    private OrchestrationExecution Rebuild(InstanceSession session, OrchestratorDelegate orchestrator)
    {
        if (session.HistoryFault is { } fault)
        {
            throw new InvalidDataException(fault.Message, fault);
        }

        var execution = new OrchestrationExecution(session.State, orchestrator, converter, loggerFactory);
        var number = session.State.FirstTurn;
        foreach (var turn in session.Turns!)
        {
            execution.Replay(number++, HistoryCodec.Decode(turn));
        }

        return execution;
    }

    [LoggerMessage(LogLevel.Error, "Instance {InstanceId} cannot be replayed: it is failed.")]
    private partial void LogCannotReplay(Exception e, string instanceId);
}
