using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CreditFunctions.LocalHost.Tests.Hosting;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Workers;

public sealed class WorkerProcessTests
{
    private static readonly string Dll = typeof(Work).Assembly.Location;

    [Fact]
    public async Task Request_IsAnsweredByAProcessOfTheWorkers()
    {
        await using var host = await StartAsync("--Sample:Name=as given");

        Assert.NotEqual(Environment.ProcessId, await WorkerIdAsync(host));
        Assert.Equal("as given", await host.Client.GetStringAsync("settings/Sample:Name"));
        Assert.Equal(
            "Completed 你好, \"Ada\"! 5 one/2",
            await (await host.Client.PostAsync("run/ChainAsync/one?input=Ada", null)).Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task Worker_Killed_IsStartedAgainAndOrchestrationsGoOn()
    {
        await using var host = await StartAsync();
        var first = await WorkerIdAsync(host);
        var again = host.Log.SaysAsync("The worker runs again.");

        Process.GetProcessById(first).Kill();
        await host.Log.SaysAsync("The worker has ended by itself; it is started again. Requests are answered 503 meanwhile.");
        using var meanwhile = await host.Client.GetAsync("echo");
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("TwoSteps", null, new StartOrchestrationOptions("two"));
        await again.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(503, (int)meanwhile.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), meanwhile.Headers.RetryAfter!.Delta);
        Assert.NotEqual(first, await WorkerIdAsync(host));
        var end = await host.Durable.WaitForInstanceCompletionAsync("two", getInputsAndOutputs: true);
        Assert.Equal("first second", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Worker_KilledAfterItsAnswer_LeavesTheConnectionOfTheClientUsable()
    {
        await using var host = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(host.Host.Address.Host, host.Host.Address.Port);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        var worker = int.Parse(await AskAsync(client, reader, "answer-and-stay"), CultureInfo.InvariantCulture);

        Process.GetProcessById(worker).Kill();
        await host.Log.SaysAsync("The worker has ended by itself; it is started again. Requests are answered 503 meanwhile.");

        Assert.StartsWith("HTTP/1.1 503", await AskAsync(client, reader, "echo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_EndsTheWorkersProcess()
    {
        var host = await StartAsync();
        using var worker = Process.GetProcessById(await WorkerIdAsync(host));

        await host.DisposeAsync();

        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(host.Log.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Host_Killed_LeavesNoWorkerBehind()
    {
        using var host = StartHostProcess();
        var address = await ReadAddressAsync(host.StandardOutput);
        using var client = new HttpClient { BaseAddress = address };
        using var worker = Process.GetProcessById(int.Parse(await client.GetStringAsync("process"), CultureInfo.InvariantCulture));

        host.Kill();

        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Start_WorkerThatCannotStart_IsRefused()
    {
        await using var host = RunningHost.Build(new RecordedLog(), Setup("--Sample:Limit=0"));

        var refused = await Assert.ThrowsAsync<HostStartException>(() => host.StartAsync());

        Assert.Contains("Its output says why.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoSuchApp_IsRefused()
    {
        await using var host = RunningHost.Build(
            new RecordedLog(),
            new HostSetup { App = WorkerApp.Process("/nowhere/App.dll"), Args = ["--RegularSchedule=0 0 0 1 1 *"] }
        );

        var refused = await Assert.ThrowsAsync<HostStartException>(() => host.StartAsync());

        Assert.Contains("/nowhere/App.dll does not exist.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Rehearsed_IsRefusedInOneSentence()
    {
        await using var host = RunningHost.Build(new RecordedLog(), Setup("--rehearsal", "1d=2s"));

        var refused = await Assert.ThrowsAsync<HostStartException>(() => host.StartAsync());

        Assert.Equal(
            "A worker in a process of its own has the clock of the machine: give either --worker-process or --rehearsal.",
            refused.Message
        );
    }

    private static Process StartHostProcess()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CreditFunctions.SampleHost.dll"),
            Dll,
            "--port",
            "0",
            "--RegularSchedule=0 0 0 1 1 *",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private static async Task<Uri> ReadAddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Split(" functions ready at ") is [_, var rest])
            {
                return new Uri(rest.Split(' ')[0]);
            }
        }

        throw new InvalidOperationException("The host ended before it was ready.");
    }

    private static HostSetup Setup(params string[] args) => new() { App = WorkerApp.Process(Dll), Args = args };

    /// <summary>The first line of a response without a body, or the whole body.</summary>
    private static async Task<string> AskAsync(TcpClient client, StreamReader reader, string path)
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /{path} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        var status = await reader.ReadLineAsync() ?? "";
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
                ? int.Parse(header.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture)
                : length;
        }

        if (length == 0)
        {
            // Even an empty read waits for the next byte.
            return status;
        }

        var body = new char[length];
        await reader.ReadBlockAsync(body);
        return new string(body);
    }

    private static Task<RunningHost> StartAsync(params string[] args) => RunningHost.StartAsync(Setup(args));

    private static async Task<int> WorkerIdAsync(RunningHost host) =>
        int.Parse(await host.Client.GetStringAsync("process"), CultureInfo.InvariantCulture);
}
