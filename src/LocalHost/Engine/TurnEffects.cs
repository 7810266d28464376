using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Carries out a committed turn: dispatches activities, sets and cancels timers, sends messages, notifies waiters.</summary>
internal sealed class TurnEffects(
    EngineContext context,
    ActivityDispatcher activities,
    TimerQueue timers,
    OutboxCourier courier,
    InstanceWaiters waiters
)
{
    // Task ids of the orchestrator start at 0.
    private const int StartTimer = -1;

    /// <summary>Starts a new instance, now or at its start time.</summary>
    public void Begin(InstanceSession session)
    {
        if (session.State.StartAt > context.BusinessNow)
        {
            AwaitStart(session);
        }
        else
        {
            session.Post(PendingMessage.Wake);
        }
    }

    /// <summary>Sets the timer of a delayed start, again if the clock was set back after it fired.</summary>
    public void AwaitStart(InstanceSession session)
    {
        if (session.Timers.Remove(StartTimer, out var earlier))
        {
            timers.Cancel(earlier);
        }

        timers.Add(session.Timers[StartTimer] = new PendingTimer(session, StartTimer, session.State.StartAt!.Value));
    }

    public static void Fire(PendingTimer timer) =>
        timer.Session.Post(
            timer.TaskId == StartTimer
                ? PendingMessage.Wake
                : new PendingMessage(
                    Events.TimerFired(timer.TaskId, Timestamp.FromDateTimeOffset(timer.DueAt)),
                    Generation: timer.Generation
                )
        );

    /// <summary>Resumes the open tasks of a stored instance that are not in progress on this host.</summary>
    public void Resume(InstanceSession session, IReadOnlyList<StoredMessage> outbox)
    {
        var state = session.State;
        CancelTimers(session);
        foreach (var activity in session.Open.Activities)
        {
            Dispatch(session, state.Generation, activity);
        }

        foreach (var timer in session.Open.Timers)
        {
            SetTimer(session, timer);
        }

        foreach (var row in outbox)
        {
            var sender = state with { Generation = Messages.GenerationOf(row.Key) };
            var (messages, fault) = ReadOutbox(row);
            if (fault is not null)
            {
                // Its receivers would wait forever: it is failed instead.
                session.HistoryFault ??= fault;
                session.Post(PendingMessage.Wake);
            }

            courier.Send(
                new Delivery(session, sender, row.Key, [.. messages.Where(sent => IsOpen(session, sender, sent))], IsRepeat: true)
            );
        }

        waiters.Publish(state);
        if (state.NextTurn == state.FirstTurn)
        {
            Begin(session);
        }
        else if (state.IsFinished)
        {
            session.Post(PendingMessage.Wake);
        }
    }

    public void Apply(InstanceSession session, InstanceState before, TurnOutcome outcome, string? outboxKey)
    {
        var after = session.State;
        foreach (var e in outcome.Events)
        {
            Apply(session, before.Generation, e);
        }

        if (after.IsFinished || after.Generation != before.Generation)
        {
            CancelTimers(session);
        }

        if (after.Generation != before.Generation)
        {
            session.ActivitiesUnderWay.Clear();
            session.Post(PendingMessage.Wake);
        }

        if (outboxKey is not null)
        {
            var sentBy = after with { Generation = before.Generation };
            courier.Send(new Delivery(session, sentBy, outboxKey, outcome.Messages, IsRepeat: false));
        }

        Publish(before, after);
    }

    public void Publish(InstanceState before, InstanceState after)
    {
        if (before.Status != after.Status)
        {
            waiters.Publish(after);
        }
    }

    public void CancelTimers(InstanceSession session)
    {
        foreach (var timer in session.Timers.Values)
        {
            timers.Cancel(timer);
        }

        session.Timers.Clear();
    }

    public static (IReadOnlyList<OrchestratorAction> Messages, InvalidDataException? Fault) ReadOutbox(StoredMessage row)
    {
        try
        {
            return (ProtoCodec.DecodeActions(row.Payload), null);
        }
        catch (InvalidDataException e)
        {
            return ([], e);
        }
    }

    /// <summary>A child with a result was started, whatever happened to it later.</summary>
    private static bool IsOpen(InstanceSession session, InstanceState sender, OrchestratorAction message) =>
        message.CreateSubOrchestration is null
        || sender.Generation != session.State.Generation
        || session.HistoryFault is not null
        || session.Open.Contains(message.Id);

    private void Apply(InstanceSession session, int generation, HistoryEvent e)
    {
        switch (e.EventTypeCase)
        {
            case HistoryEvent.EventTypeOneofCase.TaskScheduled:
                Dispatch(session, generation, e);
                break;
            case HistoryEvent.EventTypeOneofCase.TimerCreated when session.Open.Contains(e.EventId):
                SetTimer(session, e);
                break;
            case HistoryEvent.EventTypeOneofCase.TimerFired:
                session.Timers.Remove(e.TimerFired.TimerId);
                break;
            default:
                if (Events.TaskAnsweredBy(e) is { } taskId)
                {
                    session.ActivitiesUnderWay.Remove((generation, taskId));
                }

                break;
        }
    }

    private void Dispatch(InstanceSession session, int generation, HistoryEvent activity)
    {
        if (session.ActivitiesUnderWay.Add((generation, activity.EventId)))
        {
            activities.Dispatch(session, generation, activity);
        }
    }

    private void SetTimer(InstanceSession session, HistoryEvent created)
    {
        var dueAt = created.TimerCreated.FireAt.ToDateTimeOffset();
        var timer = new PendingTimer(session, created.EventId, dueAt, session.State.Generation);
        session.Timers[created.EventId] = timer;
        timers.Add(timer);
    }
}
