namespace CreditFunctions.LocalHost.Workers;

/// <summary>A started worker.</summary>
internal interface IWorkerRun : IAsyncDisposable
{
    /// <summary>Completes when the worker's process or <c>Main</c> has ended.</summary>
    Task Ended { get; }

    /// <summary>Where the worker's server listens; null when only the worker can say.</summary>
    Uri? HttpAddress => null;

    /// <summary>The app's services; null when they are in another process.</summary>
    IServiceProvider? Services => null;

    /// <summary>Asks the worker to end and waits for it. What still runs when the time is over is abandoned or killed.</summary>
    Task StopAsync(CancellationToken outOfTime);
}

/// <summary>What a worker needs to know at its start.</summary>
/// <param name="HostAddress">Where the host accepts the worker's stream.</param>
/// <param name="Directory">The folder with host.json.</param>
/// <param name="Settings">Settings of local.settings.json and of the command line; names in configuration form.</param>
internal sealed record WorkerStart(Uri HostAddress, string WorkerId, string Directory, IReadOnlyDictionary<string, string?> Settings)
{
    public const string DirectoryVariable = "FUNCTIONS_APPLICATION_DIRECTORY";
    public const string EnvironmentVariable = "AZURE_FUNCTIONS_ENVIRONMENT";

    /// <summary>Request paths contain secrets of the app, and ASP.NET Core logs them at Information.</summary>
    public static KeyValuePair<string, string?> AspNetCoreLogLevel { get; } = new("Logging:LogLevel:Microsoft.AspNetCore", "Warning");
}
