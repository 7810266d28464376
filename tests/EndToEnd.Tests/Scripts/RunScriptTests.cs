using System.Net;
using System.Net.Sockets;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Scripts;

/// <summary>run.sh and walk.sh as used after cloning the repository. Always on this machine.</summary>
[Trait("Category", "Slow")]
public sealed class RunScriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [LocalFact]
    public async Task Run_EmptyAndWalkedTwice_EndsOnThePublicPageAndLeavesNothingRunning()
    {
        await using var clone = Clone.Make();
        clone.WriteData(("__azurite_db_table__.json", "written by an earlier release"));
        var (port, storage) = (FreePorts.Take(1)[0], FreePorts.TakeRow(3));
        var run = clone.Start("run.sh", ["--empty", "--port", $"{port}", "--storage-port", $"{storage}"]);
        await SaysAsync(run, "Press Ctrl-C to stop.");

        Assert.Contains("The data of an earlier release has another format", run.Said(), StringComparison.Ordinal);
        var aside = Assert.Single(Directory.GetDirectories(clone.PathOf(".local"), "azurite-*"));
        Assert.Equal("written by an earlier release", await File.ReadAllTextAsync(Path.Combine(aside, "__azurite_db_table__.json")));

        for (var walk = 0; walk < 2; walk++)
        {
            var (exitCode, said) = await EndAsync(
                clone.Start(
                    "examples/walk.sh",
                    [],
                    ("CREDITFUNCTIONS_BASE_ADDRESS", $"http://localhost:{port}"),
                    ("CREDITFUNCTIONS_CLOSES_IN", "40")
                )
            );
            Assert.True(exitCode == 0, said);
            Assert.Contains("The application is Awarded", said, StringComparison.Ordinal);
        }

        Assert.Equal(0, await run.TerminateAsync(Patience));
        await AssertNothingRunsAsync(clone, port, storage);
    }

    [LocalFact]
    [Trait("Category", "Exhaustive")]
    public async Task Run_BrokenOffBeforeAndDuringTheSample_PlaysItFromItsBeginning()
    {
        await using var clone = Clone.Make();
        var (port, storage) = (FreePorts.Take(1)[0], FreePorts.TakeRow(3));
        using (var taken = new TcpListener(IPAddress.Loopback, storage + 1))
        {
            taken.Start();
            var (exitCode, said) = await EndAsync(Start());
            Assert.Equal(1, exitCode);
            Assert.Contains($"Port {storage + 1} is busy", said, StringComparison.Ordinal);
            Assert.Contains("--storage-port", said, StringComparison.Ordinal);
        }

        storage = FreePorts.TakeRow(3);
        var first = Start();
        await SaysAsync(first, "Sample round 2/");
        Assert.Equal(0, await first.TerminateAsync(Patience));
        await AssertNothingRunsAsync(clone, port, storage);

        var second = Start();
        await SaysAsync(second, "Sample round 2/");
        Assert.Contains("The sample round was interrupted", second.Said(), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(clone.PathOf(".local"), "azurite-*"));
        Assert.Equal(0, await second.TerminateAsync(Patience));

        ChildProcess Start() => clone.Start("run.sh", ["--port", $"{port}", "--storage-port", $"{storage}"]);
    }

    [LocalTheory]
    [InlineData("Unknown option --prot", "--prot", "7080")]
    [InlineData("--port needs a value", "--port")]
    [InlineData("--port: 70800 is not a port", "--port", "70800")]
    [InlineData("--host kestrel: unknown host", "--host", "kestrel")]
    [InlineData("--worker-process uses the real clock: it cannot be combined with --rehearsal", "--worker-process", "--rehearsal", "1d=2s")]
    [InlineData(
        "--worker-process uses the real clock: it cannot be combined with --rehearsal",
        "--rehearsal",
        "1d=2s",
        "--worker-process=a.dll"
    )]
    [InlineData("--host func uses the real clock: it cannot be combined with --from", "--host", "func", "--from", "2026-03-02")]
    [InlineData("--worker-process is for LocalHost", "--host=func", "--worker-process")]
    public async Task Run_FaultyOption_IsRefused(string expected, params string[] arguments)
    {
        await using var clone = Clone.Make();

        var (exitCode, said) = await EndAsync(clone.Start("run.sh", arguments));

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [LocalFact]
    public async Task Run_WorkerProcessOnDataOfTheSample_IsRefused()
    {
        await using var clone = Clone.Make();
        clone.WriteData(("version", clone.DataVersion), ("sample", "played"));
        var (port, storage) = (FreePorts.Take(1)[0], FreePorts.TakeRow(3));

        var (exitCode, said) = await EndAsync(
            clone.Start("run.sh", ["--worker-process", "--port", $"{port}", "--storage-port", $"{storage}"])
        );

        Assert.Equal(1, exitCode);
        Assert.Contains("it cannot be used with --worker-process", said, StringComparison.Ordinal);
    }

    [LocalFact]
    public async Task Run_HostFuncWithoutCoreTools_StatesHowToInstallThem()
    {
        await using var clone = Clone.Make();
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(folder => !File.Exists(Path.Combine(folder, "func")));

        var (exitCode, said) = await EndAsync(clone.Start("run.sh", ["--host", "func"], ("PATH", string.Join(':', folders))));

        Assert.Equal(1, exitCode);
        Assert.Contains("npm install -g azure-functions-core-tools@4", said, StringComparison.Ordinal);
    }

    [LocalFact]
    public async Task Run_HostFuncWithCoreTools_StartsThemInTheFolderOfTheApp()
    {
        await using var clone = Clone.Make();
        var (port, storage) = (FreePorts.Take(1)[0], FreePorts.TakeRow(3));
        clone.WriteProgram("bin/func", "#!/bin/sh\necho \"$(basename $(pwd)): func $* for $Site__BureauName\"");
        var path = $"{clone.PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        string[] arguments = ["--host", "func", "--port", $"{port}", "--storage-port", $"{storage}", "--Site:BureauName", "演练局"];

        var (exitCode, said) = await EndAsync(clone.Start("run.sh", arguments, ("PATH", path)));

        Assert.Equal(1, exitCode);
        Assert.Contains($"Functions: func start --port {port} for 演练局", said, StringComparison.Ordinal);
        Assert.True(Directory.Exists(clone.PathOf(".local/azurite-func")));
    }

    private static Task SaysAsync(ChildProcess process, string text) =>
        process.WaitUntilAsync(
            _ => Task.FromResult(process.Said().Contains(text, StringComparison.Ordinal)),
            Patience,
            $"'{text}' to be said"
        );

    private static async Task<(int ExitCode, string Said)> EndAsync(ChildProcess process)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var exitCode = await process.WaitForEndAsync(timeout.Token);
        return (exitCode, process.Said());
    }

    private static async Task AssertNothingRunsAsync(Clone clone, int port, int storage)
    {
        Assert.Empty(clone.FindRunning());
        foreach (var closed in (int[])[port, storage, storage + 1, storage + 2])
        {
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", closed));
        }
    }
}
