using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Sidecar;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalHost;

/// <summary>An engine for Durable Task workers and clients on a port of loopback, without a Functions worker.</summary>
public sealed class SidecarHost : IAsyncDisposable
{
    private readonly WorkItemRunner _workItems = new();
    private readonly LoopbackServer _server;

    /// <param name="store">Where instances are kept.</param>
    /// <param name="options">How the engine works.</param>
    /// <param name="loggers">The log of the engine; none by default.</param>
    public SidecarHost(IOrchestrationStore store, DurableEngineOptions? options = null, ILoggerFactory? loggers = null)
    {
        loggers ??= NullLoggerFactory.Instance;
        Engine = new DurableEngine(store, _workItems, options ?? new DurableEngineOptions(), loggers);
        _server = LoopbackServer.ForGrpc(loggers, new TaskHubSidecar(() => Engine, _workItems), new FunctionRpcService());
    }

    /// <summary>The address for workers and clients, once it has started.</summary>
    public Uri Address => _server.Address;

    /// <summary>The engine behind the service.</summary>
    public DurableEngine Engine { get; }

    /// <summary>Takes up all open instances, and opens the port.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await Engine.StartAsync(cancellationToken);
        await _server.StartAsync(cancellationToken);
    }

    /// <summary>Starts nothing more, and lets tasks that run come to their end.</summary>
    /// <param name="cancellationToken">When it is cancelled, what still runs is abandoned; it runs again at the next start.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => Engine.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _workItems.Close();
        await Engine.DisposeAsync();
        await _server.DisposeAsync();
    }
}
