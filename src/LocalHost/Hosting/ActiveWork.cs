using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Work of the active host of a task hub only: orchestrations, timers, rehearsal clock, HTTP responses.</summary>
internal sealed partial class ActiveWork(
    HostParts parts,
    ITaskRunner runner,
    FunctionInvoker invoker,
    IReadOnlyList<ScheduledFunction> scheduled
) : IActiveHost, IAsyncDisposable
{
    private readonly SemaphoreSlim _switching = new(1);
    private readonly ILogger _logger = parts.Loggers.CreateLogger("Host");
    private IReadOnlyList<TimerRunner> _timers = [];
    private DurableEngine? _engine;
    private bool _isStopping;

    public async Task TakeOverAsync(LeaseTerm term)
    {
        await _switching.WaitAsync(term.Ended);
        try
        {
            if (_isStopping)
            {
                throw new OperationCanceledException("The host stops.");
            }

            var mayAct = () => term.IsHeld;
            await (parts.Rehearsal?.StartAsync(term.Ended) ?? Task.CompletedTask);
            _engine = CreateEngine(mayAct);
            parts.Running.Current = _engine;
            await _engine.StartAsync(term.Ended);
            _timers = [.. scheduled.Select(timer => timer.RunBy(invoker, parts, mayAct))];
            await Task.WhenAll(_timers.Select(timer => timer.StartAsync(term.Ended)));
            parts.Running.Open(mayAct);
        }
        finally
        {
            _switching.Release();
        }
    }

    public async Task StandDownAsync()
    {
        await _switching.WaitAsync();
        try
        {
            if (!_isStopping)
            {
                parts.Running.Close();
                parts.Rehearsal?.Halt();
                await AbandonAsync();
            }
        }
        finally
        {
            _switching.Release();
        }
    }

    /// <summary>Accepts nothing more; running work ends.</summary>
    /// <exception cref="OperationCanceledException">Orchestrations or activities were still running at the end of the time.</exception>
    public async Task StopAsync(Func<Task> stopHttp, CancellationToken outOfTime)
    {
        await _switching.WaitAsync(CancellationToken.None);
        _isStopping = true;
        _switching.Release();
        try
        {
            await Task.WhenAll([stopHttp(), .. _timers.Select(timer => timer.StopAsync(outOfTime))]);
            await (_engine?.StopAsync(outOfTime) ?? Task.CompletedTask);
        }
        finally
        {
            await (_engine is null || parts.Rehearsal is not { } clock ? Task.CompletedTask : StopAsync(clock));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await AbandonAsync();
        _switching.Dispose();
    }

    private DurableEngine CreateEngine(Func<bool> mayAct) =>
        new(
            parts.Storage.Store,
            runner,
            new DurableEngineOptions
            {
                ThrowStatusExceptionsOnRaiseEvent = parts.Options.HostFile.ThrowStatusExceptionsOnRaiseEvent,
                BusinessTime = parts.BusinessTime,
                SystemTime = parts.Options.SystemClock,
                MayAct = mayAct,
            },
            parts.Loggers
        );

    private async Task StopAsync(RehearsalClock clock)
    {
        try
        {
            await clock.StopAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The stored mark is ahead of it, so time does not go back.
            LogClockNotStored(exception);
        }
    }

    private async Task AbandonAsync()
    {
        parts.Running.Current = null;
        var (timers, engine) = (_timers, _engine);
        (_timers, _engine) = ([], null);
        foreach (var timer in timers)
        {
            await timer.AbandonAsync();
        }

        if (engine is not null)
        {
            await engine.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Where the rehearsal clock stood could not be stored; it goes on at its last mark, a little later.")]
    private partial void LogClockNotStored(Exception exception);
}
