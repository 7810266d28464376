using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>
/// A wall clock that can be set either way while its timers use a steady one, as on a machine with time synchronization.
/// </summary>
internal sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private readonly FakeTimeProvider _steady = new(start);
    private long _offset;

    public override DateTimeOffset GetUtcNow() => _steady.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _offset));

    public override long GetTimestamp() => _steady.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _steady.CreateTimer(callback, state, dueTime, period);

    /// <summary>Sets the clock without firing timers.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    public void Pass(TimeSpan time) => _steady.Advance(time);
}
