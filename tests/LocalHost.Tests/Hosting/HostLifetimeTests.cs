using System.Net;
using System.Net.Sockets;
using Azure;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Hosting.State;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting;

public sealed class HostLifetimeTests
{
    [Fact]
    public async Task Start_PortInUse_IsRefusedInOneLineThatNamesTheOption()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<HostStartException>(() =>
            RunningHost.StartAsync(new HostSetup { Options = options => options.Port = port })
        );

        Assert.Equal($"Port {port} is in use. Stop what listens there, or choose another with --port.", refused.Message);
    }

    [Fact]
    public async Task Run_RefusedToStart_SaysWhyAndExitsWithOne()
    {
        await using var host = RunningHost.Build(new RecordedLog(), new HostSetup { Args = ["--RegularSchedule=daily"] });
        var (error, exitCode) = (Console.Error, Environment.ExitCode);
        try
        {
            using var said = new StringWriter();
            Console.SetError(said);

            await host.RunAsync();

            Assert.StartsWith("Function 'Regular' has the schedule 'daily'", said.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said.ToString(), StringComparison.Ordinal);
            Assert.Equal(1, Environment.ExitCode);
        }
        finally
        {
            Console.SetError(error);
            Environment.ExitCode = exitCode;
        }
    }

    [Fact]
    public async Task Run_ToldToStop_EndsInGoodOrder()
    {
        var log = new RecordedLog();
        await using var host = RunningHost.Build(log);
        using var stopping = new CancellationTokenSource();

        var running = host.RunAsync(stopping.Token);
        await log.SaysAsync("This host is the active one of its task hub.");
        await stopping.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Start_SettingForTheFunctionsHostOnly_IsToldToChangeNothing()
    {
        await using var host = await RunningHost.StartAsync(new HostSetup { Args = ["--AzureFunctionsJobHost:functionTimeout=00:05:00"] });

        Assert.Contains(
            host.Log.Entries,
            entry =>
                entry is { Category: "Host", Level: LogLevel.Warning }
                && entry.Message == "The setting AzureFunctionsJobHost__functionTimeout is for the Functions host and changes nothing here."
        );
    }

    [Fact]
    public async Task Start_RoutePrefixThatTheWorkerDoesNotHave_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() =>
            RunningHost.StartAsync(new HostSetup { Args = ["--AzureFunctionsJobHost:extensions:http:routePrefix=api"] })
        );

        Assert.StartsWith("The route prefix is 'api' here and '' in host.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_StorageGoneDuringARehearsal_EndsAndTriesToGiveTheLeaseUp()
    {
        var storage = new FadingStorage();
        var host = await RunningHost.StartAsync(
            new HostSetup { Args = ["--rehearsal", "1d=2s"], Options = options => (options.Lease, options.State) = (storage, storage) }
        );

        storage.IsAway = true;
        await host.DisposeAsync();

        Assert.Equal(1, storage.Releases);
        Assert.Contains(
            host.Log.Entries,
            entry =>
                entry is { Level: LogLevel.Warning, Exception: RequestFailedException }
                && entry.Message.StartsWith("Where the rehearsal clock stood could not be stored", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Stop_RequestUnderWay_IsAnsweredAndNoneIsTaken()
    {
        var work = new Work();
        var host = await RunningHost.StartAsync(new HostSetup { Work = work });
        var address = host.Host.Address;
        var answer = host.Client.GetAsync("slow");
        await work.Began.Reader.ReadAsync();

        var stopping = host.Host.StopAsync();
        Assert.False(stopping.IsCompleted);
        work.Released.SetResult();

        Assert.Equal("done", await (await answer).Content.ReadAsStringAsync());
        await stopping;
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address));
        await host.Host.DisposeAsync();
    }

    [Fact]
    public async Task Stop_RequestThatDoesNotEnd_IsCutOffWhenTheTimeIsOver()
    {
        var work = new Work();
        var system = new FakeTimeProvider();
        var host = await RunningHost.StartAsync(
            new HostSetup { Work = work, Options = options => (options.SystemClock, options.Clock) = (system, TimeProvider.System) }
        );
        var answer = host.Client.GetAsync("slow");
        await work.Began.Reader.ReadAsync();

        var stopping = host.Host.StopAsync();
        Assert.False(stopping.IsCompleted);
        system.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        work.Released.SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        await host.Host.DisposeAsync();
    }

    [Fact]
    public async Task Start_Functions_AreListedWithTheirAddressesInTheOrderOfTheirNames()
    {
        await using var host = await RunningHost.StartAsync();

        var lines = host
            .Log.Entries.Where(entry => entry is { Category: "Host", Level: LogLevel.Information })
            .Select(entry => entry.Message)
            .ToList();
        Assert.Contains($"Round: [GET] {host.Host.Address}rounds/{{id}}", lines);
        Assert.Contains("Regular: timerTrigger (%RegularSchedule%)", lines);
        Assert.Contains("TwoSteps: orchestrationTrigger", lines);
        Assert.StartsWith("Z_Anything: [DELETE,PATCH]", lines[^2], StringComparison.Ordinal);
        Assert.Matches("^[0-9]+ functions ready at http://127.0.0.1:[0-9]+/ after [0-9]+ ms.$", lines[^1]);
    }

    [Fact]
    public async Task BusinessTime_Rehearsed_RunsFromTheStart()
    {
        var system = new FakeTimeProvider();
        await using var host = await RunningHost.StartAsync(
            new HostSetup { Args = ["--rehearsal", "1d=2s", "--from", "2026-03-02"], Options = options => options.SystemClock = system }
        );

        system.Advance(TimeSpan.FromSeconds(2));

        Assert.Same(host.Host.RehearsalClock, host.Host.BusinessTime);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), host.Host.BusinessTime.GetUtcNow());
    }
}

/// <summary>Host state and lease that fail when storage becomes unavailable.</summary>
internal sealed class FadingStorage : IHostState, ITaskHubLease
{
    public bool IsAway { get; set; }

    public int Releases { get; private set; }

    public TimeSpan Duration { get; } = TimeSpan.FromSeconds(15);

    public Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult<BinaryData?>(null);

    public Task WriteAsync(string name, BinaryData content, CancellationToken cancellationToken) => AnswerAsync(true);

    public Task<bool> TryAcquireAsync(CancellationToken cancellationToken) => AnswerAsync(true);

    public Task<bool> TryRenewAsync(CancellationToken cancellationToken) => AnswerAsync(true);

    public Task ReleaseAsync(CancellationToken cancellationToken)
    {
        Releases++;
        return AnswerAsync(true);
    }

    private Task<bool> AnswerAsync(bool answer) =>
        IsAway ? Task.FromException<bool>(new RequestFailedException(503, "Storage is away.")) : Task.FromResult(answer);
}
