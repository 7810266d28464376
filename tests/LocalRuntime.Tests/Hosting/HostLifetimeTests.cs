using System.Net;
using System.Net.Sockets;
using Azure;
using CreditFunctions.LocalRuntime.Hosting.Lease;
using CreditFunctions.LocalRuntime.Hosting.State;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalRuntime.Tests.Hosting;

public sealed class HostLifetimeTests
{
    [Fact]
    public async Task Start_PortInUse_IsRefusedInOneLineThatNamesTheOption()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<HostStartException>(() => RunningHost.StartAsync<Functions>(
            builder => builder.With(new Gate()).UseLocalRuntime(options => options.Port = port)));

        Assert.Equal($"Port {port} is in use. Stop what listens there, or choose another with --port.", refused.Message);
    }

    [Fact]
    public async Task Run_RefusedToStart_SaysWhyAndExitsWithOne()
    {
        var host = RunningHost.Build([typeof(FunctionSignatureTests.TextResult)], new RecordedLog());
        var (error, exitCode) = (Console.Error, Environment.ExitCode);
        try
        {
            using var said = new StringWriter();
            Console.SetError(said);

            await host.RunAsync();

            Assert.StartsWith("Function 'Faulty' (", said.ToString(), StringComparison.Ordinal);
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
    public async Task Start_OptionsOfTheAppThatAreNotValid_IsRefusedWithALineForEachFailure()
    {
        var log = new RecordedLog();
        await using var host = RunningHost.Build([typeof(Functions)], log, builder =>
        {
            builder.With(new Gate());
            builder.Services.AddOptions<Mail>()
                .Validate(mail => mail.Host.Length > 0, "Set Mail__Host.")
                .Validate(mail => mail.Port > 0, "Set Mail__Port to a number above 0.")
                .ValidateOnStart();
            builder.Services.AddOptions<Gate>().Validate(_ => false, "Shut the gate.").ValidateOnStart();
        });

        var refused = await Assert.ThrowsAsync<HostStartException>(() => host.StartAsync());

        Assert.Equal(
            ["Set Mail__Host.", "Set Mail__Port to a number above 0.", "Shut the gate."], refused.Message.Split(Environment.NewLine));
        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Start_SettingForTheFunctionsHostOnly_IsToldToChangeNothing()
    {
        await using var host = await RunningHost.StartAsync<Functions>(
            builder => builder.With(new Gate()), "--AzureFunctionsJobHost:functionTimeout=00:05:00");

        Assert.Contains(host.Log.Entries, entry => entry is { Category: "Host", Level: LogLevel.Warning }
            && entry.Message == "The setting AzureFunctionsJobHost__functionTimeout is for the Functions host and changes nothing here.");
    }

    [Fact]
    public async Task Stop_StorageGoneDuringARehearsal_EndsAndTriesToGiveTheLeaseUp()
    {
        var storage = new FadingStorage();
        var host = await RunningHost.StartAsync<Functions>(
            builder => builder.With(new Gate()).With<IHostState>(storage).With<ITaskHubLease>(storage), "--rehearsal", "1d=2s");

        storage.IsAway = true;
        await host.DisposeAsync();

        Assert.Equal(1, storage.Releases);
        Assert.Contains(host.Log.Entries, entry => entry is { Level: LogLevel.Warning, Exception: RequestFailedException }
            && entry.Message.StartsWith("Where the rehearsal clock stood could not be stored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_StopAsked_EndsInGoodOrder()
    {
        var host = RunningHost.Build([typeof(Functions)], new RecordedLog(), builder => builder.With(new Gate()));
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();

        var running = host.RunAsync();
        lifetime.StopApplication();
        await running;

        Assert.True(lifetime.ApplicationStopped.IsCancellationRequested);
    }

    [Fact]
    public async Task Stop_RequestUnderWay_IsAnsweredAndNoneIsTaken()
    {
        var gate = new Gate();
        var host = await RunningHost.StartAsync<Functions>(builder => builder.With(gate));
        var address = host.Host.Address;
        var answer = host.Client.GetAsync("slow");
        await gate.Reached.Task;

        var stopping = host.Host.StopAsync();
        await host.Host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.AsTask();
        Assert.False(stopping.IsCompleted);
        gate.Open.SetResult();

        Assert.Equal("done", await (await answer).Content.ReadAsStringAsync());
        await stopping;
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address));
    }

    [Fact]
    public async Task Stop_RequestThatDoesNotEnd_IsCutOffWhenTheTimeIsOver()
    {
        var gate = new Gate();
        var system = new FakeTimeProvider();
        var host = await RunningHost.StartAsync<Functions>(builder => builder.With(gate).UseLocalRuntime(options =>
        {
            options.SystemClock = system;
            options.Clock = TimeProvider.System;
        }));
        var answer = host.Client.GetAsync("endless");
        await gate.Reached.Task;

        var stopping = host.Host.StopAsync();
        Assert.False(stopping.IsCompleted);
        system.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        await stopping;
    }

    [Fact]
    public async Task Start_Functions_AreListedWithTheirAddresses()
    {
        await using var host = await RunningHost.StartAsync([typeof(Functions), typeof(Nightly)], builder => builder.With(new Gate()));

        var lines = host.Log.Entries.Where(entry => entry is { Category: "Host", Level: LogLevel.Information }).Select(entry => entry.Message).ToList();
        Assert.Equal($"Endless: [GET] {host.Host.Address}endless", lines[0]);
        Assert.Equal("Nightly: timerTrigger (0 0 2 * * *)", lines[1]);
        Assert.Equal($"Slow: [GET,POST] {host.Host.Address}slow", lines[2]);
        Assert.StartsWith($"3 functions ready at {host.Host.Address} after ", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_TimeProvider_IsBusinessTimeWhateverTheAppRegistered()
    {
        var clock = new FakeTimeProvider();
        await using var host = await RunningHost.StartAsync<Functions>(builder =>
        {
            builder.Services.AddSingleton(TimeProvider.System);
            builder.With(new Gate()).UseLocalRuntime(options => options.Clock = clock);
        });

        Assert.Same(clock, host.Host.Services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task Services_Rehearsal_IsTheTimeProviderAndRuns()
    {
        var system = new FakeTimeProvider();
        await using var host = await RunningHost.StartAsync<Functions>(
            builder => builder.With(new Gate()).UseLocalRuntime(options => options.SystemClock = system),
            "--rehearsal", "1d=2s", "--from", "2026-03-02");

        system.Advance(TimeSpan.FromSeconds(2));

        var clock = host.Host.Services.GetRequiredService<TimeProvider>();
        Assert.IsType<RehearsalClock>(clock);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
    }

    public sealed class Mail
    {
        public string Host { get; init; } = "";

        public int Port { get; init; }
    }

    public sealed class Gate
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Functions(Gate gate)
    {
        [Function("Slow")]
        public async Task<IResult> SlowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "slow")] HttpRequest request)
        {
            gate.Reached.SetResult();
            await gate.Open.Task;
            return Results.Text("done");
        }

        [Function("Endless")]
        public async Task EndlessAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "endless")] HttpRequest request, CancellationToken cancellationToken)
        {
            gate.Reached.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    public sealed class Nightly
    {
        [Function("Nightly")]
        public void Run([TimerTrigger("0 0 2 * * *")] TimerInfo timer)
        {
        }
    }
}

/// <summary>A host's state and lease, until it goes away.</summary>
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

internal static class CancellationTokenExtensions
{
    public static Task AsTask(this CancellationToken token)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(source.SetResult);
        return source.Task;
    }
}
