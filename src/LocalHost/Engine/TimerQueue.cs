namespace CreditFunctions.LocalHost.Engine;

/// <summary>One timer of one instance, until it fires or is cancelled.</summary>
/// <param name="Generation">The generation of the instance that set it.</param>
internal sealed record PendingTimer(InstanceSession Session, int TaskId, DateTimeOffset DueAt, int Generation = 0)
    : IComparable<PendingTimer>
{
    private static long _last;

    private readonly long _number = Interlocked.Increment(ref _last);

    public int CompareTo(PendingTimer? other) => (DueAt, _number).CompareTo((other!.DueAt, other._number));
}

/// <summary>All timers in the order in which they are due, woken by the business clock and checked against it.</summary>
internal sealed class TimerQueue : IDisposable
{
    // Looked at again now and then: a clock that is set does not ring an alarm, and an alarm's length is limited.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SortedSet<PendingTimer> _timers = [];
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

    /// <summary>How many timers are held.</summary>
    public int Count => _timers.Count;

    /// <summary>When the next timer is due; null when there is none.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min?.DueAt;
            }
        }
    }

    public void Add(PendingTimer timer)
    {
        lock (_gate)
        {
            _timers.Add(timer);
            if (_timers.Min != timer)
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
            _timers.Remove(timer);
        }
    }

    /// <summary>Fires what is due by now, and sets the alarm for what comes next.</summary>
    public void FireDue()
    {
        List<PendingTimer> due = [];
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_timers.Min is { } next && next.DueAt <= now)
            {
                _timers.Remove(next);
                due.Add(next);
            }

            SetAlarm(now);
        }

        due.ForEach(_fire);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _timers.Clear();
        }

        _alarm.Dispose();
    }

    private void SetAlarm(DateTimeOffset now)
    {
        if (!_isClosed && _timers.Min is { } next)
        {
            var sleep = next.DueAt - now;

            // Whole milliseconds, rounded up: an alarm a little early would find nothing due and ring again at once.
            sleep = sleep < LongestSleep ? TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)) : LongestSleep;
            _alarm.Change(sleep, Timeout.InfiniteTimeSpan);
        }
    }
}
