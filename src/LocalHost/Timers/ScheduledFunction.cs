using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>A timer function with its parsed schedule.</summary>
internal sealed record ScheduledFunction(WorkerFunction Function, FunctionTrigger.Timer Trigger, TimerSchedule Schedule)
{
    /// <exception cref="HostStartException">A schedule is invalid.</exception>
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

    public TimerRunner RunBy(FunctionInvoker invoker, HostParts host, Func<bool> mayAct) =>
        new(
            Function.Name,
            Trigger,
            Schedule,
            (id, info, cancellationToken) => invoker.RunTimerAsync(Function, id, info, cancellationToken),
            host.Storage.State,
            host.BusinessTime,
            mayAct,
            host.Loggers.CreateLogger($"Function.{Function.Name}")
        );
}
