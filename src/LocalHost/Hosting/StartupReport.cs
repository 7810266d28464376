using System.Diagnostics;
using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Lists at start what runs where.</summary>
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

        foreach (var missing in keys.FindMissing([.. routes.Endpoints.Select(endpoint => endpoint.Trigger.Level)]))
        {
            LogMissingKey(logger, missing);
        }

        if (hasManagement)
        {
            LogManagement(logger, address);
        }

        if (hasManagement && !keys.HasSystemKey)
        {
            LogMissingSystemKey(logger, FunctionKeys.SystemSetting);
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

    [LoggerMessage(LogLevel.Warning, "Some functions ask for a key and answer 401 to everybody: give the setting {Setting}.")]
    private static partial void LogMissingKey(ILogger logger, string setting);

    [LoggerMessage(LogLevel.Information, "Instances can be managed at {Address}runtime/webhooks/durabletask/instances.")]
    private static partial void LogManagement(ILogger logger, Uri address);

    [LoggerMessage(LogLevel.Warning, "The management endpoints answer 401 to everybody: give the setting {Setting}.")]
    private static partial void LogMissingSystemKey(ILogger logger, string setting);

    [LoggerMessage(LogLevel.Information, "{Count} functions ready at {Address} after {Milliseconds} ms.")]
    private static partial void LogReady(ILogger logger, int count, Uri address, int milliseconds);
}
