using System.Diagnostics;
using CreditFunctions.LocalRuntime.Hosting.Discovery;
using CreditFunctions.LocalRuntime.Hosting.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Hosting;

/// <summary>Tells whoever started the app what runs where, a line for each function.</summary>
internal static class StartupReport
{
    public static void Write(ILogger logger, FunctionCatalog catalog, RouteTable routes, FunctionKeys keys, bool hasManagement, Uri address)
    {
        foreach (var function in catalog.Functions)
        {
            var endpoint = routes.Endpoints.FirstOrDefault(endpoint => endpoint.Function == function);
            logger.LogInformation("{Function}: {Trigger}", function.Name, endpoint is null
                ? Describe(function.Trigger)
                : $"[{endpoint.Methods}] {address}{endpoint.Route.Text}");
        }

        foreach (var missing in keys.FindMissing([.. routes.Endpoints.Select(endpoint => endpoint.Trigger.Level)]))
        {
            logger.LogWarning("Some functions ask for a key and answer 401 to everybody: give the setting {Setting}.", missing);
        }

        if (hasManagement)
        {
            logger.LogInformation("Instances can be managed at {Address}runtime/webhooks/durabletask/instances.", address);
        }

        if (hasManagement && !keys.HasSystemKey)
        {
            logger.LogWarning("The management endpoints answer 401 to everybody: give the setting {Setting}.", FunctionKeys.SystemSetting);
        }

        var sinceProcessStart = DateTime.Now - Process.GetCurrentProcess().StartTime;
        logger.LogInformation("{Count} functions ready at {Address} after {Milliseconds:0} ms.",
            catalog.Functions.Count, address, sinceProcessStart.TotalMilliseconds);
    }

    private static string Describe(FunctionTrigger trigger) =>
        trigger is FunctionTrigger.Timer timer ? $"{trigger.Kind} ({timer.Schedule})" : trigger.Kind;
}
