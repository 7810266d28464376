using System.Diagnostics;
using System.Reflection;
using CreditFunctions.LocalHost.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Runs an app's unmodified <c>Main</c> in this process.</summary>
internal sealed class InProcessApp(Assembly app, Action<IServiceCollection>? configure, IReadOnlyDictionary<string, string?> settings)
    : WorkerApp(Path.GetDirectoryName(app.Location)!)
{
    // The entry assembly, the environment and the listener belong to the process: one start at a time.
    private static readonly SemaphoreSlim Starting = new(1);

    internal override bool IsInProcess => true;

    internal override async Task<IWorkerRun> StartAsync(WorkerStart start, CancellationToken cancellationToken)
    {
        await Starting.WaitAsync(cancellationToken);
        var entryAssembly = Assembly.GetEntryAssembly();
        var capture = new HostCapture(SettingsOf(start), configure);
        using var subscription = DiagnosticListener.AllListeners.Subscribe(capture);
        try
        {
            Assembly.SetEntryAssembly(app);
            Environment.SetEnvironmentVariable(WorkerStart.DirectoryVariable, start.Directory);
            if (Environment.GetEnvironmentVariable(WorkerStart.EnvironmentVariable) is null)
            {
                Environment.SetEnvironmentVariable(WorkerStart.EnvironmentVariable, Environments.Development);
            }

            var main = capture.Run(() => InvokeMain(ArgumentsOf(start)));
            return await StartedAsync(capture, main, cancellationToken);
        }
        finally
        {
            Assembly.SetEntryAssembly(entryAssembly);
            Starting.Release();
        }
    }

    private static async Task<IWorkerRun> StartedAsync(HostCapture capture, Task main, CancellationToken cancellationToken)
    {
        await Task.WhenAny(capture.Started, main).WaitAsync(cancellationToken);
        return capture.Started.IsCompleted
            ? new InProcessRun(await capture.Started, main)
            : throw StartFaults.Explain(main.Exception?.GetBaseException());
    }

    private void InvokeMain(string[] arguments)
    {
        var main = app.EntryPoint ?? throw new HostStartException($"{app.GetName().Name} has no Main. Give the assembly of an app.");
        var parameters = main.GetParameters().Length == 0 ? null : new object[] { arguments };
        main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null);
    }

    private Dictionary<string, string?> SettingsOf(WorkerStart start)
    {
        var all = new Dictionary<string, string?>([WorkerStart.AspNetCoreLogLevel], StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in start.Settings.Concat(settings))
        {
            all[SettingNames.InConfiguration(name)] = value;
        }

        all["Functions:Worker:HostEndpoint"] = start.HostAddress.AbsoluteUri;
        all["Functions:Worker:WorkerId"] = start.WorkerId;
        all["Functions:Worker:RequestId"] = Guid.NewGuid().ToString();
        all["Functions:Worker:GrpcMaxMessageLength"] = "2147483647";
        return all;
    }

    // For settings read before the host is built. Later the captured host has the same settings, above the environment.
    private string[] ArgumentsOf(WorkerStart start) =>
        [.. SettingsOf(start).Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}")];
}
