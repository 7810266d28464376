namespace CreditFunctions.LocalHost.Hosting.Clocks;

/// <summary>A timer in rehearsed time: waits on the system clock and checks again when the rehearsal moves.</summary>
internal sealed class RehearsalTimer : ITimer
{
    private readonly RehearsalClock _clock;
    private readonly Lock _gate;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _machineTimer;
    private DateTimeOffset? _due;
    private TimeSpan _period;

    /// <param name="gate">The clock's gate, which it holds while it moves.</param>
    public RehearsalTimer(RehearsalClock clock, Lock gate, TimeProvider system, TimerCallback callback, object? state)
    {
        (_clock, _gate, _callback, _state) = (clock, gate, callback, state);
        _machineTimer = system.CreateTimer(
            static timer => ((RehearsalTimer)timer!).Fire(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.Now() + dueTime;
            _period = period;
            return Arm();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _due = null;
            _clock.Forget(this);
        }

        _machineTimer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Sets the system timer again. The caller holds the gate.</summary>
    public bool Arm()
    {
        var wait = _due is { } due ? _clock.MachineTimeUntil(due) : null;
        return _machineTimer.Change(wait ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        lock (_gate)
        {
            var now = _clock.Now();
            if (_due is not { } due || due > now)
            {
                Arm();
                return;
            }

            var isPeriodic = _period > TimeSpan.Zero;
            _due =
                !isPeriodic ? null
                : due + _period > now ? due + _period
                : now + _period;
            Arm();
        }

        _callback(_state);
    }
}
