using System.Text.RegularExpressions;
using CreditFunctions.LocalHost.Hosting.Settings;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Validates a host's options before its start.</summary>
internal static partial class OptionsCheck
{
    private static readonly string[] EnvironmentNames = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_ENVIRONMENT"];
    private static readonly string[] PlatformVariables = ["WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME"];

    /// <exception cref="HostStartException">Missing or invalid options: all errors, one per line.</exception>
    public static void ThrowIfFaulty(LocalHostOptions options, WorkerApp app, Func<string, string?> variable)
    {
        var production = EnvironmentNames.FirstOrDefault(name =>
            Environments.Production.Equals(variable(name), StringComparison.OrdinalIgnoreCase)
        );
        var platform = PlatformVariables.FirstOrDefault(name => !string.IsNullOrEmpty(variable(name)));
        if (production is not null || platform is not null)
        {
            var reason = platform is null ? $"{production} is Production" : $"{platform} is set";
            throw new HostStartException(
                $"This host is for development, training and tests, and {reason}: run the app on Azure Functions instead."
            );
        }

        HostStartException.ThrowIfAny([.. options.Faults, .. FindFaults(options, app)]);
    }

    private static IEnumerable<string> FindFaults(LocalHostOptions options, WorkerApp app)
    {
        if (options.Port is < 0 or > 65535)
        {
            yield return $"Port {options.Port} does not exist. Give --port a number from 0 to 65535.";
        }

        if (!options.InMemory && !options.HasFaultyFile && string.IsNullOrWhiteSpace(options.StorageConnection))
        {
            yield return $"The setting {SettingNames.Storage} is missing. Give a connection string in {LocalSettingsFile.Name} or in the "
                + "environment; 'UseDevelopmentStorage=true' is Azurite.";
        }

        if (!HubNamePattern().IsMatch(options.HubName))
        {
            yield return $"The task hub name '{options.HubName}' cannot name tables. Give extensions.durableTask.hubName in "
                + $"{HostFile.Name} 3 to 45 letters and digits, a letter first.";
        }

        if (options.HostFile.RoutePrefix.Trim('/') != options.HostFile.WorkerRoutePrefix.Trim('/'))
        {
            yield return $"The route prefix is '{options.HostFile.RoutePrefix}' here and '{options.HostFile.WorkerRoutePrefix}' in "
                + $"{HostFile.Name}, from which the worker takes it, on Azure too. Change it there.";
        }

        if (options.Rehearsal is not null && !app.IsInProcess)
        {
            yield return "A worker in a process of its own has the clock of the machine: give either --worker-process or --rehearsal.";
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$")]
    private static partial Regex HubNamePattern();
}
