namespace CreditFunctions.LocalHost.Engine;

/// <summary>A timer of an instance, until it fires or is cancelled.</summary>
/// <param name="Generation">The generation that set it.</param>
internal sealed record PendingTimer(InstanceSession Session, int TaskId, DateTimeOffset DueAt, int Generation = 0)
    : IComparable<PendingTimer>
{
    private static long _last;

    private readonly long _number = Interlocked.Increment(ref _last);

    public int CompareTo(PendingTimer? other) => (DueAt, _number).CompareTo((other!.DueAt, other._number));
}

/// <summary>All timers in due order, woken by the business clock and checked against it.</summary>
internal sealed class TimerQueue : IDisposable
{
    // A clock that is set triggers no alarm, and the length of an alarm is limited: check at least at this interval.
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

    public int Count => _timers.Count;

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

    /// <summary>Fires due timers and sets the alarm for the next one.</summary>
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

            // Whole milliseconds, rounded up: an early alarm would find nothing due and fire again at once.
            sleep = sleep < LongestSleep ? TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)) : LongestSleep;
            _alarm.Change(sleep, Timeout.InfiniteTimeSpan);
        }
    }
}
