using System.Reflection;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Audit;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>The timer functions of the app, to be run when a test lets time pass.</summary>
internal static class TimerFunctions
{
    private static readonly IReadOnlyList<MethodInfo> All =
    [
        .. typeof(CreateApplicationEndpoint)
            .Assembly.GetTypes()
            .Select(type => type.GetMethod("RunAsync"))
            .OfType<MethodInfo>()
            .Where(method => TriggerOf(method) is not null),
    ];

    /// <summary>Schedules on which none of them runs by itself.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> NeverByThemselves =>
        All.Select(method => TriggerOf(method)!.Schedule.Trim('%'))
            .Distinct()
            .Select(schedule => KeyValuePair.Create(schedule, (string?)"0 0 0 29 2 *"));

    /// <summary>Runs each that is due every few minutes. One that fails runs again the next time, as it would on its schedule.</summary>
    public static async Task RunAllAsync(IServiceProvider services, DurableTaskClient client)
    {
        foreach (var method in All.Where(method => TriggerOf(method)!.Schedule != "%Schedules:Anchor%"))
        {
            try
            {
                var function = ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
                await (Task)method.Invoke(function, [.. method.GetParameters().Select(Argument)])!;
            }
            catch (Exception exception) when (exception is not NullReferenceException)
            {
                // The host logs it, and goes on.
            }
        }

        object Argument(ParameterInfo parameter) =>
            parameter.ParameterType == typeof(TimerInfo) ? new TimerInfo()
            : parameter.ParameterType == typeof(DurableTaskClient) ? client
            : CancellationToken.None;
    }

    /// <summary>Runs the one that is due once a night.</summary>
    public static Task AnchorAsync(IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<AnchorAuditChainsTimer>(services).RunAsync(new TimerInfo(), CancellationToken.None);

    private static TimerTriggerAttribute? TriggerOf(MethodInfo method) =>
        method
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>())
            .OfType<TimerTriggerAttribute>()
            .FirstOrDefault();
}
