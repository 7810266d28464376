using System.Reflection;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalHost;

/// <summary>The isolated worker that a host runs: in its own process, or in a process of the worker's.</summary>
public abstract class WorkerApp
{
    private protected WorkerApp(string directory) => Directory = directory;

    /// <summary>The folder of the app's files, with its host.json.</summary>
    public string Directory { get; }

    internal abstract bool IsInProcess { get; }

    /// <summary>Runs the app's <c>Main</c> in this process.</summary>
    /// <param name="configure">Changes the app's services after the app has registered its own.</param>
    /// <param name="settings">Override all other settings of the app.</param>
    public static WorkerApp InProcess(
        Assembly app,
        Action<IServiceCollection>? configure = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null
    )
    {
        ArgumentNullException.ThrowIfNull(app);
        return new InProcessApp(app, configure, new Dictionary<string, string?>(settings ?? [], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Runs a published or built app in a process of its own, as Azure does.</summary>
    public static WorkerApp Process(string pathToAppDll)
    {
        ArgumentException.ThrowIfNullOrEmpty(pathToAppDll);
        return new ProcessApp(Path.GetFullPath(pathToAppDll));
    }

    /// <exception cref="HostStartException">It cannot start.</exception>
    internal abstract Task<IWorkerRun> StartAsync(WorkerStart start, CancellationToken cancellationToken);
}
