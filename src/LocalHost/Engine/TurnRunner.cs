using CreditFunctions.LocalHost.Engine.History;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Runs one turn of an orchestrator on a worker.</summary>
internal sealed partial class TurnRunner(EngineContext context, ITaskRunner runner)
{
    private readonly ILogger _logger = context.Logger;

    /// <exception cref="RunnerUnavailableException">No worker can run the turn.</exception>
    public async Task<TurnOutcome> RunAsync(InstanceSession session, DateTimeOffset now, IReadOnlyList<HistoryEvent> incoming)
    {
        var time = Timestamp.FromDateTimeOffset(now);
        foreach (var e in incoming)
        {
            e.Timestamp ??= time;
        }

        var turn = new Turn(session, time, incoming);
        if (incoming.FirstOrDefault(e => e.ExecutionTerminated is not null) is { } terminated)
        {
            return turn.Terminate(terminated.ExecutionTerminated);
        }

        try
        {
            if (session.HistoryFault is { } unreadable)
            {
                throw unreadable;
            }

            var response = await runner.RunTurnAsync(turn.Request(context.Options.DefaultVersion), context.Abort);
            if (ActionEvents.FindFault(response.Actions, time) is not { } fault)
            {
                return turn.Outcome(response);
            }

            LogRefused(session.InstanceId, fault);
            return turn.Fail(Events.Failure("InvalidOrchestratorAction", fault));
        }
        catch (Exception e) when (e is not RunnerUnavailableException && !context.Abort.IsCancellationRequested)
        {
            LogBroken(e, session.InstanceId);
            return turn.Fail(Events.Failure(e));
        }
    }

    [LoggerMessage(LogLevel.Error, "A turn of instance {InstanceId} cannot be run: the instance fails.")]
    private partial void LogBroken(Exception e, string instanceId);

    [LoggerMessage(LogLevel.Error, "Instance {InstanceId} asked for something that cannot be done, and fails: {Fault}")]
    private partial void LogRefused(string instanceId, string fault);
}
