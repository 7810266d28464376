using CreditFunctions.LocalHost.Hosting.State;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>Makes a runner for each timer function.</summary>
internal static class TimerSetup
{
    /// <exception cref="HostStartException">A schedule cannot be read.</exception>
    public static IReadOnlyList<ScheduledFunction> Read(FunctionCatalog catalog, IConfiguration settings) =>
        [
            .. catalog
                .TriggeredBy<FunctionTrigger.Timer>()
                .Select(timer => new ScheduledFunction(
                    timer.Function,
                    timer.Trigger,
                    TimerSchedule.Parse(timer.Function.Name, timer.Trigger.Schedule, settings)
                )),
        ];

    public static IReadOnlyList<TimerRunner> Create(
        IEnumerable<ScheduledFunction> functions,
        FunctionInvoker invoker,
        IHostState state,
        TimeProvider clock,
        Func<bool> mayAct,
        ILoggerFactory loggers
    )
    {
        var store = new TimerStatusStore(state, mayAct, loggers.CreateLogger("Host.Timers"));
        return
        [
            .. functions.Select(timer => new TimerRunner(
                timer.Function.Name,
                timer.Trigger,
                timer.Schedule,
                (id, info, cancellationToken) => invoker.RunTimerAsync(timer.Function, id, info, cancellationToken),
                store,
                clock,
                mayAct,
                loggers.CreateLogger($"Function.{timer.Function.Name}")
            )),
        ];
    }
}

/// <summary>A timer function with its schedule as read.</summary>
internal sealed record ScheduledFunction(WorkerFunction Function, FunctionTrigger.Timer Trigger, TimerSchedule Schedule);
