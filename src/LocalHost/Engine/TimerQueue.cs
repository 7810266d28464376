namespace CreditFunctions.LocalHost.Engine;

/// <summary>One timer of one instance, until it fires or is cancelled.</summary>
internal sealed class PendingTimer(InstanceSession session, int taskId, DateTimeOffset dueAt)
{
    public InstanceSession Session { get; } = session;

    public int TaskId { get; } = taskId;

    public DateTimeOffset DueAt { get; } = dueAt;

    /// <summary>The generation of the instance that set it.</summary>
    public int Generation { get; init; }

    public bool IsCancelled { get; set; }

    public bool HasFired { get; set; }
}

/// <summary>All timers in one heap, woken by the business clock and checked against it.</summary>
internal sealed class TimerQueue : IDisposable
{
    // Looked at again now and then: a clock that is set does not ring an alarm, and an alarm's length is limited.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private const int FewCancelled = 64;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<PendingTimer, DateTimeOffset> _heap = new();
    private readonly TimeProvider _time;
    private readonly Action<PendingTimer> _fire;
    private readonly ITimer _alarm;
    private int _cancelled;
    private bool _isClosed;

    public TimerQueue(TimeProvider time, Action<PendingTimer> fire)
    {
        _time = time;
        _fire = fire;
        _alarm = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many timers are held, those that were cancelled included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _heap.Count;
            }
        }
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
            if (timer.IsCancelled || timer.HasFired)
            {
                return;
            }

            timer.IsCancelled = true;
            if (++_cancelled > FewCancelled && _cancelled > _heap.Count / 2)
            {
                ClearAwayCancelled();
            }
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
                next.HasFired = true;
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
            _cancelled--;
        }

        return null;
    }

    // A wait of a year that ended after a day would otherwise keep its instance in memory for the year.
    private void ClearAwayCancelled()
    {
        var left = _heap.UnorderedItems.Where(item => !item.Element.IsCancelled).ToList();
        _heap.Clear();
        _heap.EnqueueRange(left);
        _heap.TrimExcess();
        _cancelled = 0;
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
