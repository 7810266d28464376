using CreditFunctions.LocalHost.Hosting.State;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>
/// Runs a timer function when due by business time, never twice at once. Missed runs are made up by one run, unless the timer is not
/// monitored: by its setting, or because it runs several times a minute.
/// </summary>
internal sealed partial class TimerRunner(
    string function,
    FunctionTrigger.Timer trigger,
    TimerSchedule schedule,
    RunTimer run,
    IHostState state,
    TimeProvider clock,
    Func<bool> mayAct,
    ILogger logger
) : IDisposable
{
    // Task.Delay accepts at most 49 days, and a clock may be set: check at least daily.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly bool _isMonitored = trigger.UseMonitor && !schedule.RunsWithinMinutes;
    private Task _running = Task.CompletedTask;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private string BlobName => $"timers/{function}.json";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var stored = _isMonitored ? await state.ReadJsonAsync<ScheduleStatus>(BlobName, cancellationToken) : null;
        var status = ScheduleStatus.TakeUp(stored, schedule, now);
        var isPastDue = status.Next < now;
        if (status != stored)
        {
            // From here on a missed run is detected.
            await StoreAsync(status, cancellationToken);
        }

        _running = RunAsync(status, isPastDue, isPastDue || trigger.RunOnStartup);
    }

    /// <summary>Cancels the current run by its token, as the Functions host does, and waits for it until the time limit.</summary>
    public async Task StopAsync(CancellationToken outOfTime)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(outOfTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Cancels the current run without waiting for it.</summary>
    public Task AbandonAsync() => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(ScheduleStatus status, bool isPastDue, bool atOnce)
    {
        await Task.Yield();
        while ((atOnce || await IsDueAsync(status.Next)) && mayAct())
        {
            var due = atOnce || Now > status.Next ? Now : status.Next;
            await InvokeAsync(new TimerInfo(_isMonitored ? status : null, isPastDue));
            status = ScheduleStatus.Of(schedule, due, due);
            await StoreAsync(status, CancellationToken.None);
            (isPastDue, atOnce) = (false, false);
        }
    }

    /// <summary>A failure is only logged: the timer continues, and at worst one run is made up that was not missed.</summary>
    private async Task StoreAsync(ScheduleStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await (_isMonitored && mayAct() ? state.WriteJsonAsync(BlobName, status, cancellationToken) : Task.CompletedTask);
        }
        catch (Exception exception)
        {
            TimerNotStored(logger, exception, function);
        }
    }

    private async Task<bool> IsDueAsync(DateTime due)
    {
        for (var now = Now; now < due && !_stopping.IsCancellationRequested; now = Now)
        {
            var wait = due - now < LongestWait ? TimeSpan.FromMilliseconds(Math.Ceiling((due - now).TotalMilliseconds)) : LongestWait;
            using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            var delay = Task.Delay(wait, clock, givenUp.Token);
            if (Now - now > wait / 100)
            {
                // The clock was set before the delay began, which would end too late by that span.
                await givenUp.CancelAsync();
            }

            await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !_stopping.IsCancellationRequested;
    }

    private async Task InvokeAsync(TimerInfo timer)
    {
        var invocationId = Guid.NewGuid().ToString();
        try
        {
            await run(invocationId, timer, _stopping.Token);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            TimerCutShort(logger, function, invocationId);
        }
        catch (Exception exception)
        {
            TimerFailed(logger, exception, function, invocationId);
        }
    }

    [LoggerMessage(LogLevel.Information, "Timer '{Function}' ended early: this host stops, or stands down (invocation {InvocationId}).")]
    private static partial void TimerCutShort(ILogger logger, string function, string invocationId);

    [LoggerMessage(LogLevel.Warning, "The last run of timer '{Function}' could not be stored.")]
    private static partial void TimerNotStored(ILogger logger, Exception exception, string function);

    [LoggerMessage(LogLevel.Error, "Timer '{Function}' failed (invocation {InvocationId}); it goes on when it is next due.")]
    private static partial void TimerFailed(ILogger logger, Exception exception, string function, string invocationId);
}

/// <summary>Runs a timer function once; throws when it fails.</summary>
internal delegate Task RunTimer(string invocationId, TimerInfo timer, CancellationToken cancellationToken);
