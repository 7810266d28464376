using System.Diagnostics;
using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Logs functions and addresses at start.</summary>
internal static partial class StartupReport
{
    public static void Write(ILogger logger, FunctionCatalog catalog, RouteTable routes, FunctionKeys keys, bool hasManagement, Uri address)
    {
        foreach (var function in catalog.Functions)
        {
            var endpoint = routes.Endpoints.FirstOrDefault(endpoint => endpoint.Function == function);
            LogFunction(
                logger,
                function.Name,
                endpoint is null ? Describe(function.Trigger) : $"[{endpoint.Methods}] {address}{endpoint.Route.Text}"
            );
            if (function.Trigger is FunctionTrigger.Other other)
            {
                LogNotServed(logger, function.Name, other.Type);
            }
        }

        if (hasManagement)
        {
            LogManagement(logger, address);
        }

        var levels = routes.Endpoints.Select(endpoint => endpoint.Trigger.Level);
        foreach (var missing in keys.FindMissing(hasManagement ? levels.Append(AuthorizationLevel.System) : levels))
        {
            LogMissingKey(logger, missing);
        }

        var sinceProcessStart = DateTime.Now - Process.GetCurrentProcess().StartTime;
        LogReady(logger, catalog.Functions.Length, address, (int)sinceProcessStart.TotalMilliseconds);
    }

    private static string Describe(FunctionTrigger trigger) =>
        trigger is FunctionTrigger.Timer timer ? $"{trigger.Kind} ({timer.Schedule})" : trigger.Kind;

    [LoggerMessage(LogLevel.Information, "{Function}: {Trigger}")]
    private static partial void LogFunction(ILogger logger, string function, string trigger);

    [LoggerMessage(LogLevel.Warning, "Function '{Function}' has the trigger {Trigger}, which this host does not serve: it does not run.")]
    private static partial void LogNotServed(ILogger logger, string function, string trigger);

    [LoggerMessage(LogLevel.Warning, "What asks for the key {Setting} answers 401 to everybody: give that setting.")]
    private static partial void LogMissingKey(ILogger logger, string setting);

    [LoggerMessage(LogLevel.Information, "Instances can be managed at {Address}runtime/webhooks/durabletask/instances.")]
    private static partial void LogManagement(ILogger logger, Uri address);

    [LoggerMessage(LogLevel.Information, "{Count} functions ready at {Address} after {Milliseconds} ms.")]
    private static partial void LogReady(ILogger logger, int count, Uri address, int milliseconds);
}
