namespace CreditFunctions.LocalHost.Workers;

/// <summary>A started worker.</summary>
internal interface IWorkerRun : IAsyncDisposable
{
    /// <summary>Completes when the worker's process or <c>Main</c> has ended.</summary>
    Task Ended { get; }

    /// <summary>Address of the worker's server; null when only the worker knows it.</summary>
    Uri? HttpAddress => null;

    /// <summary>Null when the app runs in another process.</summary>
    IServiceProvider? Services => null;

    /// <summary>Asks the worker to end and waits for it. At the time limit running work is abandoned or killed.</summary>
    Task StopAsync(CancellationToken outOfTime);
}

/// <summary>The data for a worker's start.</summary>
/// <param name="HostAddress">Address for the worker's stream.</param>
/// <param name="Directory">The folder with host.json.</param>
/// <param name="Settings">Settings of local.settings.json and of the command line, with configuration names.</param>
internal sealed record WorkerStart(Uri HostAddress, string WorkerId, string Directory, IReadOnlyDictionary<string, string?> Settings)
{
    public const string DirectoryVariable = "FUNCTIONS_APPLICATION_DIRECTORY";
    public const string EnvironmentVariable = "AZURE_FUNCTIONS_ENVIRONMENT";

    /// <summary>Request paths contain secrets of the app, and ASP.NET Core logs them at Information.</summary>
    public static KeyValuePair<string, string?> AspNetCoreLogLevel { get; } = new("Logging:LogLevel:Microsoft.AspNetCore", "Warning");
}
