using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>
/// An orchestrator in the middle of its work: kept alive between turns while there is room, rebuilt from history when not.
/// </summary>
internal sealed class OrchestrationExecution(
    InstanceState instance, OrchestratorDelegate orchestrator, DataConverter converter, ILoggerFactory loggerFactory)
{
    private readonly OrchestratorThread _thread = new();
    private readonly List<HistoryEvent> _heldWhileSuspended = [];
    private ReplayContext? _context;
    private Task<object?>? _run;
    private bool _isSuspended;
    private int _steps;

    /// <summary>Runs one new turn and answers what the orchestrator did.</summary>
    public TurnOutcome RunTurn(DateTime now, IReadOnlyList<HistoryEvent> incoming) => Run(now, incoming, isReplaying: false);

    /// <summary>Runs a recorded turn again.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The orchestrator did something else than recorded.</exception>
    public void Replay(int turnNumber, Turn turn)
    {
        var outcome = Run(turn.Time, turn.Incoming, isReplaying: true);
        ReplayCheck.Require(turnNumber, _steps, turn.Outgoing, outcome.Outgoing);
        _steps += turn.Outgoing.Count;
    }

    private TurnOutcome Run(DateTime now, IReadOnlyList<HistoryEvent> incoming, bool isReplaying)
    {
        var context = _context ??= new ReplayContext(instance, _thread, converter, loggerFactory);
        context.BeginTurn(now, isReplaying);
        HistoryEvent? end = null;
        var previous = _thread.Enter();
        try
        {
            _run ??= Start(context);
            _thread.Drain();
            for (var i = 0; i < incoming.Count && end is null; i++)
            {
                end = Receive(context, incoming[i]);
            }
        }
        finally
        {
            _thread.Leave(previous);
        }

        var outgoing = context.EndTurn();
        if (end is not null)
        {
            // What a terminated orchestrator asked for in its last turn is not done.
            outgoing.Clear();
        }

        end ??= Ending(context);
        if (end is not null)
        {
            outgoing.Add(end);
        }

        return new TurnOutcome(outgoing, end, _isSuspended, context.CustomStatusWasSet, context.SerializeCustomStatus());
    }

    private async Task<object?> Start(ReplayContext context)
    {
        if (instance.CarriedEvents is { } carried)
        {
            foreach (var raised in HistoryCodec.Decode(carried).Incoming.OfType<HistoryEvent.EventRaised>())
            {
                context.Events.Raise(raised);
            }
        }

        return await orchestrator(context);
    }

    private HistoryEvent.ExecutionCompleted? Receive(ReplayContext context, HistoryEvent e)
    {
        switch (e)
        {
            case HistoryEvent.Terminated terminated:
                return new HistoryEvent.ExecutionCompleted(OrchestrationRuntimeStatus.Terminated, terminated.Output, null);
            case HistoryEvent.Suspended:
                _isSuspended = true;
                return null;
            case HistoryEvent.Resumed:
                _isSuspended = false;
                foreach (var held in _heldWhileSuspended)
                {
                    Apply(context, held);
                }

                _heldWhileSuspended.Clear();
                return null;
            default:
                if (_isSuspended)
                {
                    _heldWhileSuspended.Add(e);
                }
                else
                {
                    Apply(context, e);
                }

                return null;
        }
    }

    private void Apply(ReplayContext context, HistoryEvent e)
    {
        switch (e)
        {
            case HistoryEvent.TaskCompleted x:
                context.Complete(x.TaskId, x.Result);
                break;
            case HistoryEvent.TaskFailed x:
                context.Fail(x.TaskId, x.Failure);
                break;
            case HistoryEvent.TimerFired x:
                context.Fire(x.TaskId);
                break;
            case HistoryEvent.EventRaised x:
                context.Events.Raise(x);
                break;
        }

        _thread.Drain();
    }

    private HistoryEvent? Ending(ReplayContext context)
    {
        if (_isSuspended)
        {
            return null;
        }

        if (_thread.WasTrespassed || (!_run!.IsCompleted && !context.CanBeWoken))
        {
            return Failed(new InvalidOperationException(
                "The orchestrator awaits something that its context did not give it, so nothing recorded can wake it. "
                + "Await only the context's tasks; put everything else into an activity."));
        }

        if (!_run!.IsCompleted)
        {
            return null;
        }

        try
        {
            var output = _run.GetAwaiter().GetResult();
            return context.NextExecution is { } next
                ? ContinuedAsNew(context, next)
                : new HistoryEvent.ExecutionCompleted(OrchestrationRuntimeStatus.Completed, converter.Serialize(output), null);
        }
        catch (Exception e)
        {
            return Failed(e);
        }
    }

    private HistoryEvent.ContinuedAsNew ContinuedAsNew(ReplayContext context, ContinueAsNewOptions next) => new(
        converter.Serialize(next.NewInput),
        string.IsNullOrWhiteSpace(next.NewVersion) ? null : next.NewVersion,
        next.PreserveUnprocessedEvents ? [.. context.Events.Buffered] : []);

    private static HistoryEvent.ExecutionCompleted Failed(Exception e) =>
        new(OrchestrationRuntimeStatus.Failed, null, TaskFailureDetails.FromException(e));
}
