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

    public DurableTaskClient Durable => InProcessSidecar.ClientOf(Host.Engine);

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
        var app = setup.App ?? WorkerApp.InProcess(typeof(Work).Assembly, services => setup.Configure(services), setup.Settings);
        return FunctionsHost.Create(
            app,
            ["--RegularSchedule=0 0 0 1 1 *", .. setup.Args],
            options =>
            {
                options.InMemory = true;
                options.Port = 0;
                options.ConfigureLogging = logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
                setup.Options?.Invoke(options);
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.StopAsync();
        await Host.DisposeAsync();
    }
}

/// <summary>Settings of a host that a test changes.</summary>
internal sealed record HostSetup
{
    public WorkerApp? App { get; init; }

    public string[] Args { get; init; } = [];

    public Action<LocalHostOptions>? Options { get; init; }

    public Work? Work { get; init; }

    public Action<IServiceCollection>? Services { get; init; }

    public Dictionary<string, string?> Settings { get; init; } = [];

    public static FakeTimeProvider FakeClock() => new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public void Configure(IServiceCollection services)
    {
        if (Work is not null)
        {
            services.AddSingleton(Work);
        }

        Services?.Invoke(services);
    }
}
