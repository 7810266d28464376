namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>One timer of one instance, until it fires or is cancelled.</summary>
internal sealed class PendingTimer(InstanceSession session, int taskId, DateTimeOffset dueAt)
{
    public InstanceSession Session { get; } = session;

    public int TaskId { get; } = taskId;

    public DateTimeOffset DueAt { get; } = dueAt;

    /// <summary>The generation of the instance that set it.</summary>
    public int Generation { get; init; }

    public bool IsCancelled { get; set; }
}

/// <summary>All timers in one heap, woken by the business clock and checked against it.</summary>
internal sealed class TimerQueue : IDisposable
{
    // Far timers are looked at again now and then, because a clock can be set and a timer's length is limited.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<PendingTimer, DateTimeOffset> _heap = new();
    private readonly TimeProvider _time;
    private readonly Action<PendingTimer> _fire;
    private readonly ITimer _alarm;
    private bool _isClosed;

    public TimerQueue(TimeProvider time, Action<PendingTimer> fire)
    {
        _time = time;
        _fire = fire;
        _alarm = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>When the next timer is due; null when there is none.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return Next()?.DueAt;
            }
        }
    }

    public void Add(PendingTimer timer)
    {
        lock (_gate)
        {
            _heap.Enqueue(timer, timer.DueAt);
            if (!ReferenceEquals(Next(), timer))
            {
                return;
            }
        }

        FireDue();
    }

    public void Cancel(PendingTimer timer)
    {
        lock (_gate)
        {
            timer.IsCancelled = true;
        }
    }

    /// <summary>Fires what is due by now, and sets the alarm for what comes next.</summary>
    public void FireDue()
    {
        List<PendingTimer>? due = null;
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (Next() is { } next && next.DueAt <= now)
            {
                (due ??= []).Add(_heap.Dequeue());
            }

            SetAlarm(now);
        }

        due?.ForEach(_fire);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _heap.Clear();
        }

        _alarm.Dispose();
    }

    private PendingTimer? Next()
    {
        while (_heap.TryPeek(out var next, out _))
        {
            if (!next.IsCancelled)
            {
                return next;
            }

            _heap.Dequeue();
        }

        return null;
    }

    private void SetAlarm(DateTimeOffset now)
    {
        if (!_isClosed && Next() is { } next)
        {
            var sleep = next.DueAt - now;

            // Whole milliseconds, rounded up: an alarm a little early would find nothing due and ring again at once.
            sleep = sleep < LongestSleep ? TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)) : LongestSleep;
            _alarm.Change(sleep, Timeout.InfiniteTimeSpan);
        }
    }
}
