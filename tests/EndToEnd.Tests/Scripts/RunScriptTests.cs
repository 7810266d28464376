using System.Net;
using System.Net.Sockets;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Scripts;

/// <summary>run.sh and walk.sh, as somebody uses them who has just cloned the repository. Always on this machine.</summary>
[Trait("Category", "Slow")]
public sealed class RunScriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Run_EmptyAndWalkedTwice_EndsOnThePublicPageAndLeavesNothingRunning()
    {
        await using var clone = Clone.Make();
        var (port, storage) = (FreePorts.Take(1)[0], FreePorts.TakeRow(3));
        var run = clone.Start("run.sh", ["--empty", "--port", $"{port}", "--storage-port", $"{storage}"]);
        await SaysAsync(run, "Press Ctrl-C to stop.");

        for (var walk = 0; walk < 2; walk++)
        {
            var (exitCode, said) = await EndAsync(clone.Start("examples/walk.sh", [], ("CREDITFUNCTIONS_BASE_ADDRESS", $"http://localhost:{port}")));
            Assert.True(exitCode == 0, said);
            Assert.Contains("The application is Awarded", said, StringComparison.Ordinal);
        }

        Assert.Equal(0, await run.TerminateAsync(Patience));
        await AssertNothingRunsAsync(clone, port, storage);
    }

    [Fact]
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

    [Theory]
    [InlineData("Unknown option --prot", "--prot", "7080")]
    [InlineData("--port needs a value", "--port")]
    [InlineData("--port: 70800 is not a port", "--port", "70800")]
    public async Task Run_FaultyOption_IsRefused(string expected, params string[] arguments)
    {
        await using var clone = Clone.Make();

        var (exitCode, said) = await EndAsync(clone.Start("run.sh", arguments));

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    private static Task SaysAsync(ChildProcess process, string text) =>
        process.WaitUntilAsync(_ => Task.FromResult(process.Said().Contains(text, StringComparison.Ordinal)), Patience, $"'{text}' to be said");

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
