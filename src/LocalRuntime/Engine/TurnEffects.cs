using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>Does what a committed turn asks for: dispatches activities, sets and cancels timers, sends messages, tells who waits.</summary>
internal sealed class TurnEffects(
    ActivityDispatcher activities, TimerQueue timers, OutboxCourier courier, InstanceWaiters waiters, TimeProvider businessTime)
{
    private const int StartTimer = 0;

    /// <summary>Lets a new instance begin, now or when its time comes.</summary>
    public void Begin(InstanceSession session)
    {
        if (session.State.StartAt > businessTime.GetUtcNow())
        {
            AwaitStart(session);
        }
        else
        {
            session.Post(PendingMessage.Wake);
        }
    }

    /// <summary>Sets the timer of an instance that begins later, again if the clock went back after it fired.</summary>
    public void AwaitStart(InstanceSession session)
    {
        if (session.Timers.Remove(StartTimer, out var earlier))
        {
            timers.Cancel(earlier);
        }

        timers.Add(session.Timers[StartTimer] = new PendingTimer(session, StartTimer, session.State.StartAt!.Value));
    }

    public static void Fire(PendingTimer timer) => timer.Session.Post(timer.TaskId == StartTimer
        ? PendingMessage.Wake
        : new PendingMessage(new HistoryEvent.TimerFired(timer.TaskId), Generation: timer.Generation));

    /// <summary>Takes up everything that a stored instance waits for and that is not under way on this host.</summary>
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
                // Its receivers would wait for ever: it is failed instead.
                session.HistoryFault ??= fault;
                session.Post(PendingMessage.Wake);
            }

            courier.Send(session, sender, row.Key, [.. messages.Where(sent => IsOpen(session, sender, sent))], isRepeat: true);
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

    public void Apply(InstanceSession session, InstanceState before, Turn turn, string? outboxKey, IReadOnlyList<HistoryEvent> messages)
    {
        var after = session.State;
        foreach (var incoming in turn.Incoming)
        {
            Close(session, before.Generation, incoming);
        }

        foreach (var outgoing in turn.Outgoing)
        {
            Apply(session, before.Generation, outgoing);
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
            courier.Send(session, after with { Generation = before.Generation }, outboxKey, messages, isRepeat: false);
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

    public static (IReadOnlyList<HistoryEvent> Messages, InvalidDataException? Fault) ReadOutbox(StoredMessage row)
    {
        try
        {
            return (Messages.DecodeOutbox(row.Payload), null);
        }
        catch (InvalidDataException e)
        {
            return ([], e);
        }
    }

    /// <summary>A child that has answered was started, whatever became of it since.</summary>
    private static bool IsOpen(InstanceSession session, InstanceState sender, HistoryEvent message) =>
        message is not HistoryEvent.ChildScheduled child
        || sender.Generation != session.State.Generation
        || session.HistoryFault is not null
        || session.Open.Contains(child.TaskId);

    private static void Close(InstanceSession session, int generation, HistoryEvent incoming)
    {
        if (incoming is HistoryEvent.TimerFired fired)
        {
            session.Timers.Remove(fired.TaskId);
        }
        else if (OpenTasks.ClosedBy(incoming) is { } taskId)
        {
            session.ActivitiesUnderWay.Remove((generation, taskId));
        }
    }

    private void Apply(InstanceSession session, int generation, HistoryEvent outgoing)
    {
        switch (outgoing)
        {
            case HistoryEvent.ActivityScheduled activity:
                Dispatch(session, generation, activity);
                break;
            case HistoryEvent.TimerCreated timer when session.Open.Contains(timer.TaskId):
                SetTimer(session, timer);
                break;
            case HistoryEvent.TimerCancelled cancelled when session.Timers.Remove(cancelled.TaskId, out var timer):
                timers.Cancel(timer);
                break;
        }
    }

    private void Dispatch(InstanceSession session, int generation, HistoryEvent.ActivityScheduled activity)
    {
        if (session.ActivitiesUnderWay.Add((generation, activity.TaskId)))
        {
            activities.Dispatch(session, generation, activity);
        }
    }

    private void SetTimer(InstanceSession session, HistoryEvent.TimerCreated created)
    {
        var timer = new PendingTimer(session, created.TaskId, new DateTimeOffset(created.FireAt, TimeSpan.Zero))
        {
            Generation = session.State.Generation,
        };
        session.Timers[created.TaskId] = timer;
        timers.Add(timer);
    }
}
