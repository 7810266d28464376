using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;
using static Microsoft.DurableTask.Protobuf.OrchestratorAction;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Has a worker run one turn of an orchestrator, and turns the actions that it returns into history.</summary>
internal sealed partial class TurnRunner(ITaskRunner runner, DurableEngineOptions options, ILogger logger, CancellationToken abort)
{
    /// <exception cref="RunnerUnavailableException">No worker can run the turn now.</exception>
    public async Task<TurnOutcome> RunAsync(InstanceSession session, DateTimeOffset now, IReadOnlyList<HistoryEvent> incoming)
    {
        var time = Timestamp.FromDateTimeOffset(now);
        foreach (var e in incoming)
        {
            e.Timestamp ??= time;
        }

        if (incoming.FirstOrDefault(e => e.ExecutionTerminated is not null) is { } terminated)
        {
            return Terminate(session, time, incoming, terminated.ExecutionTerminated);
        }

        try
        {
            if (session.HistoryFault is { } fault)
            {
                throw fault;
            }

            var response = await runner.RunTurnAsync(Request(session, time, incoming), abort);
            return Outcome(session, time, incoming, response);
        }
        catch (Exception e) when (e is not RunnerUnavailableException && !abort.IsCancellationRequested)
        {
            LogBroken(e, session.InstanceId);
            return Fail(session, time, incoming, Events.Failure(e));
        }
    }

    /// <summary>The event that begins a generation. It is not stored with the history, because the instance row holds all of it.</summary>
    public static HistoryEvent ExecutionStarted(InstanceState state, Timestamp time)
    {
        var started = new ExecutionStartedEvent
        {
            Name = state.Name,
            Version = state.Version.Length > 0 ? state.Version : null,
            Input = state.Input,
            OrchestrationInstance = state.ToInstance(),
            ParentInstance = state.Parent?.ToParentInstance(),
            ScheduledStartTimestamp = state.StartAt is { } startAt ? Timestamp.FromDateTimeOffset(startAt) : null,
            ParentTraceContext = state.TraceParent is { } parent ? new TraceContext { TraceParent = parent } : null,
        };
        foreach (var (key, value) in state.Tags)
        {
            started.Tags.Add(key, value);
        }

        return new HistoryEvent
        {
            EventId = -1,
            Timestamp = time,
            ExecutionStarted = started,
        };
    }

    /// <summary>A history with the event that begins its generation.</summary>
    public static IEnumerable<HistoryEvent> WithStart(InstanceState state, IReadOnlyList<HistoryEvent> history) =>
        history.Count == 0 ? [] : [history[0], ExecutionStarted(state, history[0].Timestamp), .. history.Skip(1)];

    private OrchestratorRequest Request(InstanceSession session, Timestamp time, IReadOnlyList<HistoryEvent> incoming)
    {
        var state = session.State;
        var request = new OrchestratorRequest
        {
            InstanceId = state.InstanceId,
            ExecutionId = state.CurrentExecutionId,
            EntityParameters = new OrchestratorEntityParameters { EntityMessageReorderWindow = new Duration() },
            OrchestrationTraceContext = session.TraceContext,
        };
        if (options.DefaultVersion is { } version)
        {
            request.Properties.Add("defaultVersion", Value.ForString(version));
        }

        var history = session.History!;
        request.NewEvents.Add(Events.OrchestratorStarted(time));
        if (history.Count == 0)
        {
            request.NewEvents.Add(ExecutionStarted(state, time));
            request.NewEvents.AddRange(CarriedEvents(state));
        }
        else
        {
            request.PastEvents.Add(history[0]);
            request.PastEvents.Add(ExecutionStarted(state, history[0].Timestamp));
            for (var i = 1; i < history.Count; i++)
            {
                request.PastEvents.Add(history[i]);
            }
        }

        request.NewEvents.AddRange(incoming);
        return request;
    }

    private static List<HistoryEvent> CarriedEvents(InstanceState state) =>
        state.CarriedEvents is { } carried ? ProtoCodec.Decode(carried, HistoryEvent.Parser) : [];

    private static List<HistoryEvent> Begin(InstanceSession session, Timestamp time, IReadOnlyList<HistoryEvent> incoming)
    {
        List<HistoryEvent> events = [Events.OrchestratorStarted(time)];
        if (session.History is { Count: 0 })
        {
            events.AddRange(CarriedEvents(session.State));
        }

        events.AddRange(incoming);
        return events;
    }

    private static TurnOutcome Terminate(
        InstanceSession session,
        Timestamp time,
        IReadOnlyList<HistoryEvent> incoming,
        ExecutionTerminatedEvent terminated
    )
    {
        var end = new CompleteOrchestrationAction { OrchestrationStatus = OrchestrationStatus.Terminated, Result = terminated.Input };
        var children = terminated.Recurse ? session.Open.Children.Select(Termination) : [];
        return End(session, time, Begin(session, time, incoming), children, end);
    }

    private static TurnOutcome Fail(
        InstanceSession session,
        Timestamp time,
        IReadOnlyList<HistoryEvent> incoming,
        TaskFailureDetails failure
    )
    {
        var end = new CompleteOrchestrationAction { OrchestrationStatus = OrchestrationStatus.Failed, FailureDetails = failure };
        List<HistoryEvent> events;
        try
        {
            events = Begin(session, time, incoming);
        }
        catch (InvalidDataException)
        {
            events = [Events.OrchestratorStarted(time), .. incoming];
        }

        return End(session, time, events, [], end);
    }

    private static OrchestratorAction Termination(HistoryEvent child) =>
        new()
        {
            Id = Messages.IdOfTermination,
            TerminateOrchestration = new TerminateOrchestrationAction
            {
                InstanceId = child.SubOrchestrationInstanceCreated.InstanceId,
                Recurse = true,
            },
        };

    private static TurnOutcome End(
        InstanceSession session,
        Timestamp time,
        List<HistoryEvent> events,
        IEnumerable<OrchestratorAction> messages,
        CompleteOrchestrationAction end
    )
    {
        var action = new OrchestratorAction { Id = -1, CompleteOrchestration = end };
        events.Add(ActionEvents.Of(action, time)!);
        events.Add(Events.OrchestratorCompleted(time));
        return new TurnOutcome(events, [.. messages, .. AnswerToParent(session.State, action)], end, session.State.CustomStatus);
    }

    private static IEnumerable<OrchestratorAction> AnswerToParent(InstanceState state, OrchestratorAction end) =>
        state.Parent is not null && end.CompleteOrchestration.OrchestrationStatus != OrchestrationStatus.ContinuedAsNew ? [end] : [];

    private TurnOutcome Outcome(
        InstanceSession session,
        Timestamp time,
        IReadOnlyList<HistoryEvent> incoming,
        OrchestratorResponse response
    )
    {
        if (ActionEvents.FindFault(response.Actions, time, options.LongestTimer) is { } fault)
        {
            LogRefused(session.InstanceId, fault);
            return Fail(session, time, incoming, Events.Failure("InvalidOrchestratorAction", fault));
        }

        var events = Begin(session, time, incoming);
        var messages = new List<OrchestratorAction>();
        CompleteOrchestrationAction? end = null;
        foreach (var action in response.Actions)
        {
            ActionEvents.NameChild(action, session.State);
            if (ActionEvents.Of(action, time) is { } e)
            {
                events.Add(e);
            }

            if (action.OrchestratorActionTypeCase is OrchestratorActionTypeOneofCase.CompleteOrchestration)
            {
                end = action.CompleteOrchestration;
                messages.AddRange(AnswerToParent(session.State, action));
            }
            else if (ActionEvents.IsMessage(action))
            {
                messages.Add(action);
            }
        }

        events.Add(Events.OrchestratorCompleted(time));
        session.TraceContext = response.OrchestrationTraceContext;
        return new TurnOutcome(events, messages, end, response.CustomStatus);
    }

    [LoggerMessage(LogLevel.Error, "A turn of instance {InstanceId} cannot be run: the instance fails.")]
    private partial void LogBroken(Exception e, string instanceId);

    [LoggerMessage(LogLevel.Error, "Instance {InstanceId} asked for something that cannot be done, and fails: {Fault}")]
    private partial void LogRefused(string instanceId, string fault);
}
