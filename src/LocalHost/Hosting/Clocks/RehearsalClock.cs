using CreditFunctions.LocalHost.Hosting.Clocks;
using CreditFunctions.LocalHost.Hosting.State;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost;

/// <summary>
/// Business time for training: it runs at a rate of the system clock, can be advanced, pauses while stopped, and never goes back. It never
/// passes a stored mark that is kept ahead of it, so a displayed time is in the past of every later start.
/// </summary>
public sealed class RehearsalClock : TimeProvider, IDisposable
{
    private const string BlobName = "clock.json";

    private static readonly TimeSpan MarkInterval = TimeSpan.FromSeconds(2);

    // Timers check again at this interval; at a slow rate the wait can exceed the limit of a system timer.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _marking = new(1);
    private readonly HashSet<RehearsalTimer> _timers = [];
    private readonly Func<IHostState> _state;
    private readonly TimeProvider _system;
    private readonly ILogger _logger;
    private ITimer? _markTimer;
    private double _rate;
    private bool _isMoving;
    private DateTimeOffset _anchor;
    private long _anchorTimestamp;
    private DateTimeOffset _mark;

    /// <param name="state">Stores the mark; resolved when the clock starts.</param>
    internal RehearsalClock(RehearsalOptions options, Func<IHostState> state, TimeProvider system, ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rate);
        (_state, _system, _logger, _rate) = (state, system, logger, options.Rate);
        _anchor = _mark = options.From ?? system.GetUtcNow();
    }

    /// <summary>Business seconds per system second.</summary>
    public double Rate => Volatile.Read(ref _rate);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Now();
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new RehearsalTimer(this, _gate, _system, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Advances time at once and fires due timers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        return MoveAsync(span, Rate, cancellationToken);
    }

    /// <summary>Changes the rate, for example to 1 after a sample has been played.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public Task SetRateAsync(double rate, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        return MoveAsync(TimeSpan.Zero, rate, cancellationToken);
    }

    public void Dispose()
    {
        _markTimer?.Dispose();
        _marking.Dispose();
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        var stored = await _state().ReadJsonAsync<StoredMark>(BlobName, cancellationToken);
        lock (_gate)
        {
            _anchor = _mark = stored?.Mark > _anchor ? stored.Mark : _anchor;
            _anchorTimestamp = _system.GetTimestamp();
            _isMoving = true;
        }

        await MoveAsync(TimeSpan.Zero, Rate, cancellationToken);
        _markTimer = _system.CreateTimer(_ => _ = KeepMarkAheadAsync(), null, MarkInterval, MarkInterval);
    }

    /// <summary>Pauses; the next start continues at exactly this time.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        await _marking.WaitAsync(cancellationToken);
        try
        {
            Halt();
            await StoreAsync(_anchor, cancellationToken);
        }
        finally
        {
            _marking.Release();
        }
    }

    /// <summary>Pauses without a write to storage, which another host may own.</summary>
    internal void Halt()
    {
        _markTimer?.Dispose();
        lock (_gate)
        {
            (_anchor, _isMoving) = (Now(), false);
        }
    }

    /// <summary>System time until a business time; null while the mark is before it. The caller holds the gate.</summary>
    internal TimeSpan? MachineTimeUntil(DateTimeOffset due)
    {
        var remaining = due - Now();
        return remaining <= TimeSpan.Zero ? TimeSpan.Zero
            : due > _mark || !_isMoving ? null
            : TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(remaining.TotalMilliseconds / _rate), 1, MaxWait.TotalMilliseconds));
    }

    /// <summary>The caller holds the gate.</summary>
    internal DateTimeOffset Now()
    {
        if (!_isMoving)
        {
            return _anchor;
        }

        var now = _anchor + (_system.GetElapsedTime(_anchorTimestamp) * _rate);
        return now < _mark ? now : _mark;
    }

    internal void Forget(RehearsalTimer timer) => _timers.Remove(timer);

    private async Task MoveAsync(TimeSpan span, double rate, CancellationToken cancellationToken)
    {
        await _marking.WaitAsync(cancellationToken);
        try
        {
            DateTimeOffset mark;
            lock (_gate)
            {
                mark = Now() + span + Lead(rate);
            }

            // Stored before it is displayed: after a crash time continues at the mark, not before a displayed time.
            await StoreAsync(mark, cancellationToken);
            lock (_gate)
            {
                var moved = Now() + span;
                (_anchor, _mark, _rate) = (moved < mark ? moved : mark, mark, rate);
                _anchorTimestamp = _system.GetTimestamp();
                foreach (var timer in _timers.ToList())
                {
                    timer.Arm();
                }
            }
        }
        finally
        {
            _marking.Release();
        }
    }

    private async Task KeepMarkAheadAsync()
    {
        try
        {
            if (_marking.CurrentCount > 0)
            {
                await MoveAsync(TimeSpan.Zero, Rate, CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            _logger.LogWarning(exception, "The rehearsal clock could not store its mark; time stands still at it until it can.");
        }
    }

    private Task StoreAsync(DateTimeOffset mark, CancellationToken cancellationToken) =>
        _state().WriteJsonAsync(BlobName, new StoredMark(mark), cancellationToken);

    // Long enough for a short delay of storage; short enough that a crash costs only seconds of system time.
    private static TimeSpan Lead(double rate) => 2 * MarkInterval * Math.Max(rate, 1);

    /// <summary>The time that a rehearsal never passes, and from which it continues after a restart.</summary>
    private sealed record StoredMark(DateTimeOffset Mark);
}
