using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.OrchestratorAction;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>A turn of an instance: the worker request and the result of its response.</summary>
/// <param name="incoming">The events that it consumes.</param>
internal sealed class Turn(InstanceSession session, Timestamp time, IReadOnlyList<HistoryEvent> incoming)
{
    /// <summary>
    /// A history with its first event. That event is not stored with the history, because the instance row contains its data.
    /// </summary>
    public static IEnumerable<HistoryEvent> WithStart(InstanceState state, IReadOnlyList<HistoryEvent> history) =>
        history.Count == 0 ? [] : [history[0], Events.ExecutionStarted(state, history[0].Timestamp), .. history.Skip(1)];

    public OrchestratorRequest Request(string? defaultVersion)
    {
        var (state, history) = (session.State, session.History!);
        var request = new OrchestratorRequest
        {
            InstanceId = state.InstanceId,
            ExecutionId = state.CurrentExecutionId,
            EntityParameters = new OrchestratorEntityParameters { EntityMessageReorderWindow = new Duration() },
            OrchestrationTraceContext = session.TraceContext,
            PastEvents = { WithStart(state, history) },
            NewEvents = { Begin() },
        };
        if (history.Count == 0)
        {
            request.NewEvents.Insert(1, Events.ExecutionStarted(state, time));
        }

        if (defaultVersion is not null)
        {
            request.Properties.Add("defaultVersion", Value.ForString(defaultVersion));
        }

        return request;
    }

    public TurnOutcome Outcome(OrchestratorResponse response)
    {
        var events = Begin();
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
                messages.AddRange(AnswerToParent(action));
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

    public TurnOutcome Terminate(ExecutionTerminatedEvent terminated)
    {
        var children = terminated.Recurse ? session.Open.Children.Select(Termination) : [];
        var end = new CompleteOrchestrationAction { OrchestrationStatus = OrchestrationStatus.Terminated, Result = terminated.Input };
        return End(Begin(), children, end);
    }

    public TurnOutcome Fail(TaskFailureDetails failure)
    {
        List<HistoryEvent> events;
        try
        {
            events = Begin();
        }
        catch (InvalidDataException)
        {
            // The events carried from the previous generation cannot be read.
            events = [Events.OrchestratorStarted(time), .. incoming];
        }

        var end = new CompleteOrchestrationAction { OrchestrationStatus = OrchestrationStatus.Failed, FailureDetails = failure };
        return End(events, [], end);
    }

    private List<HistoryEvent> Begin()
    {
        var carried = session is { History: { Count: 0 }, State.CarriedEvents: { } packed } ? ProtoCodec.DecodeEvents(packed) : [];
        return [Events.OrchestratorStarted(time), .. carried, .. incoming];
    }

    private TurnOutcome End(List<HistoryEvent> events, IEnumerable<OrchestratorAction> messages, CompleteOrchestrationAction end)
    {
        var action = new OrchestratorAction { Id = -1, CompleteOrchestration = end };
        events.Add(ActionEvents.Of(action, time)!);
        events.Add(Events.OrchestratorCompleted(time));
        return new TurnOutcome(events, [.. messages, .. AnswerToParent(action)], end, session.State.CustomStatus);
    }

    private IEnumerable<OrchestratorAction> AnswerToParent(OrchestratorAction end) =>
        session.State.Parent is not null && end.CompleteOrchestration.OrchestrationStatus != OrchestrationStatus.ContinuedAsNew
            ? [end]
            : [];

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
}
