using CreditFunctions.LocalRuntime.Hosting.Discovery;
using CreditFunctions.LocalRuntime.Hosting.Invocation;
using CreditFunctions.LocalRuntime.Hosting.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Hosting.Timers;

/// <summary>Makes a runner for each timer function.</summary>
internal static class TimerSetup
{
    /// <exception cref="HostStartException">A schedule cannot be read.</exception>
    public static IReadOnlyList<ScheduledFunction> Read(FunctionCatalog catalog, IConfiguration settings) =>
    [
        .. catalog.TriggeredBy<FunctionTrigger.Timer>().Select(timer => new ScheduledFunction(
            timer.Function, timer.Trigger, TimerSchedule.Parse(timer.Function.Name, timer.Trigger.Schedule, settings))),
    ];

    public static IReadOnlyList<TimerRunner> Create(
        IEnumerable<ScheduledFunction> functions, FunctionInvoker invoker, IServiceProvider services, Func<bool> mayAct, ILoggerFactory loggers)
    {
        var store = new TimerStatusStore(services.GetRequiredService<IHostState>(), mayAct, loggers.CreateLogger("Host.Timers"));
        return
        [
            .. functions.Select(timer => new TimerRunner(
                timer.Function,
                timer.Trigger,
                timer.Schedule,
                invoker,
                store,
                services.GetRequiredService<IServiceScopeFactory>(),
                services.GetRequiredService<TimeProvider>(),
                mayAct,
                loggers.CreateLogger($"Function.{timer.Function.Name}"))),
        ];
    }
}

/// <summary>A timer function with its schedule as read.</summary>
internal sealed record ScheduledFunction(FunctionDescriptor Function, FunctionTrigger.Timer Trigger, TimerSchedule Schedule);
