using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>The transitions of a host to active and back.</summary>
internal interface IActiveHost
{
    /// <summary>Starts the work. After a failure <see cref="StandDownAsync"/> follows.</summary>
    Task TakeOverAsync(LeaseTerm term);

    /// <summary>Abandons the work: another host may own it.</summary>
    Task StandDownAsync();
}

/// <summary>Acquires the lease, renews it, and acquires it again after a loss.</summary>
internal sealed partial class LeaseKeeper(ITaskHubLease lease, TimeProvider clock, IActiveHost host, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    // A new attempt is better than a longer one.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private bool _mayHold;

    /// <summary>Interval at which a standby host requests the lease.</summary>
    public static TimeSpan StandbyInterval { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Makes a first attempt and continues in the background. True when this host is the active one.</summary>
    public async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        var first = await TryBeginAsync(cancellationToken);
        if (first is null)
        {
            LogStandingBy();
        }

        _running = RunAsync(first);
        return first is not null;
    }

    /// <summary>Stops renewing and releases the lease. Call it after the work has ended.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running;
        if (_mayHold)
        {
            await ReleaseAsync(cancellationToken);
        }
    }

    /// <summary>Stops renewing; the lease expires.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync(Tenure? tenure)
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (tenure is not null)
            {
                await tenure.Kept;
                tenure.Term.Dispose();
                tenure = null;
                if (!_stopping.IsCancellationRequested)
                {
                    LogStoodDown();
                    await host.StandDownAsync();
                }

                continue;
            }

            await WaitAsync(StandbyInterval, _stopping.Token);
            try
            {
                tenure = await TryBeginAsync(_stopping.Token);
            }
            catch (Exception exception)
            {
                if (!_stopping.IsCancellationRequested)
                {
                    LogCannotBegin(exception);
                }
            }
        }
    }

    private async Task<Tenure?> TryBeginAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var since = clock.GetTimestamp();
        _mayHold = true;
        if (!await lease.TryAcquireAsync(cancellationToken))
        {
            _mayHold = false;
            return null;
        }

        var term = new LeaseTerm(clock, lease.Duration, since);
        var kept = KeepAsync(term);
        try
        {
            await host.TakeOverAsync(term);
            LogActive();
            return new Tenure(term, kept);
        }
        catch
        {
            term.End();
            await kept;
            await host.StandDownAsync();
            await ReleaseAsync(cancellationToken);
            throw;
        }
    }

    /// <summary>Renews until the term ends or the host stops.</summary>
    private async Task KeepAsync(LeaseTerm term)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(term.Ended, _stopping.Token);
        var pause = RenewalInterval;
        while (!over.IsCancellationRequested)
        {
            var remaining = term.Remaining;
            await WaitAsync(remaining < pause ? remaining : pause, over.Token);
            if (!term.IsHeld)
            {
                break;
            }

            pause = await TryRenewAsync(term, over.Token) ? RenewalInterval : RetryInterval;
        }

        if (!_stopping.IsCancellationRequested)
        {
            term.End();
        }
    }

    private async Task<bool> TryRenewAsync(LeaseTerm term, CancellationToken cancellationToken)
    {
        try
        {
            var remaining = term.Remaining;
            using var deadline = new CancellationTokenSource(remaining < LongestAttempt ? remaining : LongestAttempt, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            var since = clock.GetTimestamp();
            if (!await lease.TryRenewAsync(either.Token).WaitAsync(either.Token) || !term.TryExtend(since))
            {
                term.End();
            }

            return true;
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogNotRenewed(exception, term.Remaining.TotalSeconds);
            }

            return false;
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await lease.ReleaseAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            LogNotReleased(exception, lease.Duration.TotalSeconds);
        }
    }

    private async Task WaitAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        if (span > TimeSpan.Zero)
        {
            // Rounded up: a shorter wait would end before its deadline.
            var whole = TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));
            await Task.Delay(whole, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record Tenure(LeaseTerm Term, Task Kept);

    [LoggerMessage(LogLevel.Information, "This host is the active one of its task hub.")]
    private partial void LogActive();

    [LoggerMessage(
        LogLevel.Warning,
        "Another host is the active one of this task hub. This one stands by, answers 503, and takes over when the other ends."
    )]
    private partial void LogStandingBy();

    [LoggerMessage(LogLevel.Warning, "The lease of the task hub was not renewed in time: this host stands down and tries to win it again.")]
    private partial void LogStoodDown();

    [LoggerMessage(LogLevel.Warning, "The lease of the task hub could not be renewed; {Seconds:0} s are left.")]
    private partial void LogNotRenewed(Exception exception, double seconds);

    [LoggerMessage(LogLevel.Warning, "This host could not take over the task hub; it tries again.")]
    private partial void LogCannotBegin(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The lease of the task hub could not be given up; it ends by itself within {Seconds} s.")]
    private partial void LogNotReleased(Exception exception, double seconds);
}
