using System.Diagnostics;
using System.Globalization;
using CreditFunctions.LocalHost.Hosting.Settings;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Runs an app in a separate process.</summary>
internal sealed class ProcessApp(string pathToAppDll) : WorkerApp(Path.GetDirectoryName(pathToAppDll)!)
{
    // The launcher reads a pipe whose other end this host holds. Whenever the host ends, the pipe closes and the worker is killed. A
    // parent-death signal would fire when the thread ends that started the worker.
    private const string Launcher = """
        trap '' INT
        exec 3<&0
        "$@" 3<&- </dev/null &
        worker=$!
        (cat <&3 >/dev/null; kill -KILL $worker 2>/dev/null) &
        watcher=$!
        exec 3<&-
        wait $worker
        status=$?
        kill -KILL $watcher 2>/dev/null
        exit $status
        """;

    internal override bool IsInProcess => false;

    internal override Task<IWorkerRun> StartAsync(WorkerStart start, CancellationToken cancellationToken)
    {
        if (!File.Exists(pathToAppDll))
        {
            throw new HostStartException($"{pathToAppDll} does not exist. Build or publish the app, or correct the path.");
        }

        string[] command =
        [
            DotNetPath(),
            pathToAppDll,
            "--functions-uri",
            start.HostAddress.AbsoluteUri,
            "--functions-worker-id",
            start.WorkerId,
            "--functions-request-id",
            Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length",
            int.MaxValue.ToString(CultureInfo.InvariantCulture),
        ];
        command = OperatingSystem.IsWindows() ? command : ["/bin/sh", "-c", Launcher, "worker", .. command];
        var launch = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = Directory };
        SetVariables(launch.Environment, start);
        var process = System.Diagnostics.Process.Start(launch)!;
        return Task.FromResult<IWorkerRun>(new ProcessRun(process));
    }

    private static void SetVariables(IDictionary<string, string?> variables, WorkerStart start)
    {
        foreach (var (name, value) in start.Settings)
        {
            variables[SettingNames.InEnvironment(name)] = value;
        }

        variables[WorkerStart.DirectoryVariable] = start.Directory;
        variables.TryAdd(WorkerStart.EnvironmentVariable, Environments.Development);
        variables.TryAdd(SettingNames.InEnvironment(WorkerStart.AspNetCoreLogLevel.Key), WorkerStart.AspNetCoreLogLevel.Value);
        variables.TryAdd("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated");
    }

    private static string DotNetPath() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
            ? path
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
