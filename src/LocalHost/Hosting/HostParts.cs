using CreditFunctions.LocalHost.Hosting.Settings;
using CreditFunctions.LocalHost.Sidecar;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>The parts of a host before its start.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private readonly Lazy<HostStorage> _storage;

    public HostParts(WorkerApp app, string[] args, Action<LocalHostOptions>? configure)
    {
        App = app;
        Settings = AppSettings.Load(Configuration, app.Directory, Environment.CurrentDirectory, args);
        Options = new LocalHostOptions(Configuration, Settings);
        configure?.Invoke(Options);
        Loggers = LoggerFactory.Create(logging =>
        {
            logging.AddHostLogging(Configuration);
            Options.ConfigureLogging?.Invoke(logging);
        });
        _storage = new Lazy<HostStorage>(() => HostStorage.Open(Options));
        Rehearsal = Options.Rehearsal is { } rehearsal
            ? new RehearsalClock(rehearsal, () => Storage.State, Options.SystemClock, Loggers.CreateLogger<RehearsalClock>())
            : null;
        var rpc = new FunctionRpcService();
        BusinessTime = Rehearsal ?? Options.Clock ?? Options.SystemClock;
        Grpc = LoopbackServer.ForGrpc(Loggers, new TaskHubSidecar(() => Running.Current, null), rpc);
        Workers = new WorkerSupervisor(app, rpc, Describe, Loggers);
    }

    public WorkerApp App { get; }

    public ConfigurationManager Configuration { get; } = new();

    public AppSettings Settings { get; }

    public LocalHostOptions Options { get; }

    public ILoggerFactory Loggers { get; }

    /// <exception cref="HostStartException">The connection string is invalid.</exception>
    public HostStorage Storage => _storage.Value;

    public RehearsalClock? Rehearsal { get; }

    public TimeProvider BusinessTime { get; }

    public RunningEngine Running { get; } = new();

    public LoopbackServer Grpc { get; }

    public WorkerSupervisor Workers { get; }

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        await Grpc.DisposeAsync();
        Rehearsal?.Dispose();
        Configuration.Dispose();
        Loggers.Dispose();
    }

    private WorkerStart Describe(string workerId) => new(Grpc.Address, workerId, App.Directory, Settings.ForWorker);
}
