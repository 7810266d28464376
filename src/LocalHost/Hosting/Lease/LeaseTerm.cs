namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>
/// The time in which this host may act. It is over at a deadline of the host's own monotonic clock, some time before the lease itself
/// ends, and once over it stays so.
/// </summary>
internal sealed class LeaseTerm : IDisposable
{
    // For what was begun just before the deadline, and for clocks that do not run alike.
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _length;
    private long _since;

    /// <param name="clock">The machine's.</param>
    /// <param name="lease">How long the lease lasts.</param>
    /// <param name="since">The timestamp from before the lease was asked for.</param>
    public LeaseTerm(TimeProvider clock, TimeSpan lease, long since)
    {
        (_clock, _length, _since) = (clock, lease - Reserve, since);
        Ended = _ended.Token;
    }

    /// <summary>Cancelled when the term's end has been noticed; <see cref="IsHeld"/> knows it earlier.</summary>
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

    /// <summary>Goes on for the whole length from a renewal; false when the renewal came too late.</summary>
    /// <param name="since">The timestamp from before the renewal was asked for.</param>
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
