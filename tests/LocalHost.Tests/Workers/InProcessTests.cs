using CreditFunctions.LocalHost.Tests.Hosting;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Workers;

public sealed class InProcessTests
{
    [Fact]
    public async Task Start_SeveralAtOnce_EachHasItsOwnWorkerSettingsAndServices()
    {
        var setups = Enumerable
            .Range(0, 4)
            .Select(number => new HostSetup { Work = new Work(), Settings = { ["Sample:Name"] = $"worker {number}" } })
            .ToList();

        var hosts = await Task.WhenAll(setups.Select(setup => RunningHost.StartAsync(setup)));

        foreach (var (host, setup) in hosts.Zip(setups))
        {
            Assert.Equal(setup.Settings["Sample:Name"], await host.Client.GetStringAsync("settings/Sample:Name"));
            Assert.Same(setup.Work, host.Host.WorkerServices.GetRequiredService<Work>());
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Settings_OfATest_DoNotReachTheEnvironment()
    {
        await using var host = await RunningHost.StartAsync(new HostSetup { Settings = { ["InProcessTests__Only"] = "here" } });

        Assert.Equal("here", await host.Client.GetStringAsync("settings/InProcessTests:Only"));
        Assert.Null(Environment.GetEnvironmentVariable("InProcessTests__Only"));
    }

    [Fact]
    public async Task Settings_OfTheCommandLine_OverrideTheEnvironmentInTheWorkerToo()
    {
        Environment.SetEnvironmentVariable("InProcessTests__Both", "environment");
        await using var host = await RunningHost.StartAsync(new HostSetup { Args = ["--InProcessTests:Both=command"] });

        Assert.Equal("command", await host.Client.GetStringAsync("settings/InProcessTests:Both"));
    }

    [Fact]
    public async Task Start_InvalidOptionsOfTheApp_IsRefusedWithALineForEach()
    {
        var log = new RecordedLog();
        await using var host = RunningHost.Build(log, new HostSetup { Settings = { ["Sample:Limit"] = "0", ["Sample:Name"] = "" } });

        var refused = await Assert.ThrowsAsync<HostStartException>(() => host.StartAsync());

        Assert.Equal(["Set Sample__Limit to a number above 0.", "Set Sample__Name."], refused.Message.Split(Environment.NewLine));
        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Start_MainThatThrows_IsRefusedWithItsReason()
    {
        await using var host = RunningHost.Build(
            new RecordedLog(),
            new HostSetup { Services = _ => throw new InvalidOperationException("No such service.") }
        );

        var refused = await Assert.ThrowsAsync<HostStartException>(() => host.StartAsync());

        Assert.Equal("The app could not start: No such service.", refused.Message);
    }

    [Fact]
    public async Task Log_OfTheWorker_IsWrittenOnceUnderItsCategory()
    {
        await using var host = await RunningHost.StartAsync();

        host.Host.WorkerServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Sample")
            .LogWarning(new InvalidOperationException("why"), "hello {Name}", "log");
        await host.Log.SaysAsync("hello log").WaitAsync(TimeSpan.FromSeconds(10));

        var entry = Assert.Single(host.Log.Entries, entry => entry.Category == "Sample");
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Contains("System.InvalidOperationException: why", entry.Exception!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfHostAndWorker_HoldsNoPathOfARequest()
    {
        await using var host = await RunningHost.StartAsync();

        await host.Client.GetAsync("rounds/secret-in-the-path");
        await host.Client.GetAsync("unknown/secret-in-the-path");

        Assert.DoesNotContain(host.Log.Entries, entry => entry.Message.Contains("secret-in-the-path", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_WorkerInProcess_IsQuick()
    {
        var host = await RunningHost.StartAsync();

        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));
    }
}
