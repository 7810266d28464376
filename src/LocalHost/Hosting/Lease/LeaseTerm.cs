namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>
/// The time in which this host may act. It ends for good at a deadline of the host's monotonic clock, before the lease itself ends.
/// </summary>
internal sealed class LeaseTerm : IDisposable
{
    // For work begun just before the deadline, and for differences between clocks.
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _length;
    private long _since;

    /// <param name="clock">The system clock.</param>
    /// <param name="lease">Duration of the lease.</param>
    /// <param name="since">Timestamp taken before the lease was requested.</param>
    public LeaseTerm(TimeProvider clock, TimeSpan lease, long since)
    {
        (_clock, _length, _since) = (clock, lease - Reserve, since);
        Ended = _ended.Token;
    }

    /// <summary>Cancelled when the end is detected; <see cref="IsHeld"/> is false earlier.</summary>
    public CancellationToken Ended { get; }

    public bool IsHeld => Remaining > TimeSpan.Zero;

    public TimeSpan Remaining
    {
        get
        {
            lock (_gate)
            {
                return Ended.IsCancellationRequested ? TimeSpan.Zero : _length - _clock.GetElapsedTime(_since);
            }
        }
    }

    /// <summary>Extends by the full duration; false when the renewal came too late.</summary>
    /// <param name="since">Timestamp taken before the renewal was requested.</param>
    public bool TryExtend(long since)
    {
        lock (_gate)
        {
            if (!IsHeld)
            {
                return false;
            }

            _since = since;
            return true;
        }
    }

    public void End() => _ended.Cancel();

    public void Dispose() => _ended.Dispose();
}
