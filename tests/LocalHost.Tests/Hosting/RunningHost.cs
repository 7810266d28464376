using CreditFunctions.SampleWorker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting;

/// <summary>A host of the sample worker on a free port, in memory.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private RunningHost(FunctionsHost host, RecordedLog log)
    {
        Host = host;
        Log = log;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
    }

    public FunctionsHost Host { get; }

    public RecordedLog Log { get; }

    public HttpClient Client { get; }

    public Gate Gate => Host.WorkerServices.GetRequiredService<Gate>();

    public static async Task<RunningHost> StartAsync(HostSetup? setup = null)
    {
        var log = new RecordedLog();
        var host = Build(log, setup);
        try
        {
            await host.StartAsync();
            return new RunningHost(host, log);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public static FunctionsHost Build(RecordedLog log, HostSetup? setup = null)
    {
        setup ??= new HostSetup();
        var app = setup.App ?? WorkerApp.InProcess(typeof(Gate).Assembly, setup.Services, setup.Settings);
        return FunctionsHost.Create(app, setup.Args, options =>
        {
            options.InMemory = true;
            options.Port = 0;
            options.ConfigureLogging = logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
            setup.Options?.Invoke(options);
        });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.StopAsync();
        await Host.DisposeAsync();
    }
}

/// <summary>What a test changes of a host.</summary>
internal sealed record HostSetup
{
    public WorkerApp? App { get; init; }

    public string[] Args { get; init; } = ["--MonitoredSchedule=0 0 0 1 1 *", "--UnmonitoredHour=0"];

    public Action<LocalHostOptions>? Options { get; init; }

    public Action<IServiceCollection>? Services { get; init; }

    public Dictionary<string, string?> Settings { get; init; } = [];

    public static FakeTimeProvider FakeClock() => new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
}
