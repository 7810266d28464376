using System.Reflection;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Audit;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>The app's timer functions, to run when a test advances time.</summary>
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

    /// <summary>Schedules that never fire.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> NeverByThemselves =>
        All.Select(method => TriggerOf(method)!.Schedule.Trim('%'))
            .Distinct()
            .Select(schedule => KeyValuePair.Create(schedule, (string?)"0 0 0 29 2 *"));

    /// <summary>Runs each timer that is due every few minutes. A failed one runs again the next time, as on its schedule.</summary>
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
                // The host logs it and continues.
            }
        }

        object Argument(ParameterInfo parameter) =>
            parameter.ParameterType == typeof(TimerInfo) ? new TimerInfo()
            : parameter.ParameterType == typeof(DurableTaskClient) ? client
            : CancellationToken.None;
    }

    /// <summary>Runs the nightly timer.</summary>
    public static Task AnchorAsync(IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<AnchorAuditChainsTimer>(services).RunAsync(new TimerInfo(), CancellationToken.None);

    private static TimerTriggerAttribute? TriggerOf(MethodInfo method) =>
        method
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>())
            .OfType<TimerTriggerAttribute>()
            .FirstOrDefault();
}
