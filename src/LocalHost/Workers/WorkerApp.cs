using System.Reflection;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalHost;

/// <summary>The isolated worker of a host: in this process or in a separate one.</summary>
public abstract class WorkerApp
{
    private protected WorkerApp(string directory) => Directory = directory;

    /// <summary>The folder with the app's host.json.</summary>
    public string Directory { get; }

    internal abstract bool IsInProcess { get; }

    /// <summary>Runs the app's <c>Main</c> in this process.</summary>
    /// <param name="configure">Changes the app's services after their registration.</param>
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

    /// <summary>Runs a published or built app in a separate process, as Azure does.</summary>
    public static WorkerApp Process(string pathToAppDll)
    {
        ArgumentException.ThrowIfNullOrEmpty(pathToAppDll);
        return new ProcessApp(Path.GetFullPath(pathToAppDll));
    }

    /// <exception cref="HostStartException">It cannot start.</exception>
    internal abstract Task<IWorkerRun> StartAsync(WorkerStart start, CancellationToken cancellationToken);
}
