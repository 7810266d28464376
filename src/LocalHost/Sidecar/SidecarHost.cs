using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Sidecar;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalHost;

/// <summary>An engine for Durable Task workers and clients on a loopback port, without a Functions worker.</summary>
public sealed class SidecarHost : IAsyncDisposable
{
    private readonly WorkItemRunner _workItems = new();
    private readonly LoopbackServer _server;

    /// <param name="loggers">Log of the engine; none by default.</param>
    public SidecarHost(IOrchestrationStore store, DurableEngineOptions? options = null, ILoggerFactory? loggers = null)
    {
        loggers ??= NullLoggerFactory.Instance;
        Engine = new DurableEngine(store, _workItems, options ?? new DurableEngineOptions(), loggers);
        _server = LoopbackServer.ForGrpc(loggers, new TaskHubSidecar(() => Engine, _workItems), new FunctionRpcService());
    }

    /// <summary>Available after the start.</summary>
    public Uri Address => _server.Address;

    public DurableEngine Engine { get; }

    /// <summary>Loads all open instances and opens the port.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await Engine.StartAsync(cancellationToken);
        await _server.StartAsync(cancellationToken);
    }

    /// <summary>Starts nothing more; running tasks end.</summary>
    /// <param name="cancellationToken">When cancelled, running work is abandoned and runs again at the next start.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => Engine.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _workItems.Close();
        await Engine.DisposeAsync();
        await _server.DisposeAsync();
    }
}
