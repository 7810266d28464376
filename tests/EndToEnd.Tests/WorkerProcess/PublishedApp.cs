using System.Diagnostics;
using CreditFunctions.EndToEnd.Tests.Emissions;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.WorkerProcess;

/// <summary>The published folder of src/Functions in a separate process, as on Azure, on LocalHost with the real clock.</summary>
public sealed class PublishedApp : AppUnderTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("published-");

    internal EmittedText Emitted { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings => Emitted.Settings;

    protected override IReadOnlyList<string> Arguments => [$"--worker-process={WorkerPath}"];

    protected override Action<string> OutputReceived => Emitted.Add;

    protected override bool IsAlwaysLocal => true;

    private string WorkerPath => Path.Combine(_folder.FullName, "CreditFunctions.Functions.dll");

    public override async Task InitializeAsync()
    {
        var publish = ChildProcess.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish",
                    Repository.PathOf("src", "Functions"),
                    "--configuration",
                    Repository.Configuration,
                    "--no-build",
                    "--output",
                    _folder.FullName,
                ]
            )
        );
        using var timeout = new CancellationTokenSource(Patience);
        var exitCode = await publish.WaitForEndAsync(timeout.Token);
        Assert.True(exitCode == 0, publish.Said());
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>The worker process without its launcher; null while none runs.</summary>
    internal RunningProcess? FindWorker() =>
        RunningProcesses
            .Find(WorkerPath)
            .SingleOrDefault(process =>
                process.CommandLine.Contains("dotnet", StringComparison.Ordinal)
                && !process.CommandLine.Contains("--worker-process", StringComparison.Ordinal)
                && !process.CommandLine.StartsWith("/bin/sh", StringComparison.Ordinal)
            );

    internal IReadOnlyList<string> PublishedFiles() =>
        [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name)];
}
