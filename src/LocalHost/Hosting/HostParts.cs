using CreditFunctions.LocalHost.Hosting.Clocks;
using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Sidecar;
using CreditFunctions.LocalHost.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>What a host is made of before it starts.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private readonly FunctionRpcService _rpc = new();

    private HostParts(WorkerApp app, ConfigurationManager configuration, AppSettings settings, LocalHostOptions options)
    {
        (App, Configuration, Settings, Options) = (app, configuration, settings, options);
        Loggers = LoggerFactory.Create(logging =>
        {
            logging.AddHostLogging(configuration);
            options.ConfigureLogging?.Invoke(logging);
        });
        Storage = new HostStorage(options);
        Rehearsal = options.Rehearsal is { } rehearsal
            ? new RehearsalClock(rehearsal, new ClockMark(() => Storage.State), options.SystemClock, Loggers.CreateLogger<RehearsalClock>())
            : null;
        BusinessTime = Rehearsal ?? options.Clock ?? options.SystemClock;
        Grpc = GrpcServer.Create(Loggers, AddGrpcServices, MapGrpcServices);
        Workers = new WorkerSupervisor(app, _rpc, Describe, Loggers);
    }

    public WorkerApp App { get; }

    public ConfigurationManager Configuration { get; }

    public AppSettings Settings { get; }

    public LocalHostOptions Options { get; }

    public ILoggerFactory Loggers { get; }

    public HostStorage Storage { get; }

    public RehearsalClock? Rehearsal { get; }

    public TimeProvider BusinessTime { get; }

    public RunningEngine Running { get; } = new();

    public StartGate Gate { get; } = new();

    public GrpcServer Grpc { get; }

    public WorkerSupervisor Workers { get; }

    public static HostParts Create(WorkerApp app, string[] args, Action<LocalHostOptions>? configure)
    {
        var parts = Read(app.Directory);
        configure?.Invoke(parts.Options);
        if (parts.Options.ApplicationDirectory != app.Directory)
        {
            // Its files are elsewhere, so that the options begin with other values.
            parts = Read(parts.Options.ApplicationDirectory);
            configure!(parts.Options);
        }

        return new HostParts(app, parts.Configuration, parts.Settings, parts.Options);

        (ConfigurationManager Configuration, AppSettings Settings, LocalHostOptions Options) Read(string directory)
        {
            var configuration = new ConfigurationManager();
            var settings = AppSettings.Load(configuration, directory, Environment.CurrentDirectory, args);
            return (configuration, settings, new LocalHostOptions(configuration, settings, directory));
        }
    }

    public WorkParts ForWork() => new(Options, Storage, BusinessTime, Rehearsal, Running, Gate, Loggers);

    public DurableClientBinding CreateClientBinding(Uri httpAddress) =>
        new(Options.HubName, Grpc.Address, httpAddress, Options.HasManagementEndpoints ? Configuration[FunctionKeys.SystemSetting] : null);

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        await Grpc.DisposeAsync();
        Rehearsal?.Dispose();
        Configuration.Dispose();
        Loggers.Dispose();
    }

    private static void MapGrpcServices(WebApplication server)
    {
        server.MapGrpcService<FunctionRpcService>();
        server.MapGrpcService<TaskHubSidecar>();
    }

    private void AddGrpcServices(IServiceCollection services)
    {
        services.AddSingleton(_rpc);
        services.AddSingleton(new TaskHubSidecar(() => Running.Current, null));
    }

    private WorkerStart Describe(string workerId) => new(Grpc.Address, workerId, Options.ApplicationDirectory, Settings.ForWorker);
}
