using System.Net;
using CreditFunctions.LocalHost.Sidecar;
using CreditFunctions.LocalHost.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>A server of this host, on loopback only: one for requests, one for gRPC.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly int _port;

    private LoopbackServer(WebApplication app, int port) => (_app, _port) = (app, port);

    /// <summary>Available after the start.</summary>
    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>The gRPC services, on any free port.</summary>
    public static LoopbackServer ForGrpc(ILoggerFactory loggers, TaskHubSidecar sidecar, FunctionRpcService workers) =>
        Create(
            port: 0,
            HttpProtocols.Http2,
            loggers,
            services =>
            {
                services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
                services.AddSingleton(sidecar).AddSingleton(workers);
            },
            app =>
            {
                app.MapGrpcService<TaskHubSidecar>();
                app.MapGrpcService<FunctionRpcService>();
            }
        );

    /// <param name="port">0 for any free one.</param>
    public static LoopbackServer Create(
        int port,
        HttpProtocols protocol,
        ILoggerFactory loggers,
        Action<IServiceCollection> addServices,
        Action<WebApplication> map
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, port, protocol));
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        addServices(builder.Services);
        var app = builder.Build();
        map(app);
        return new LoopbackServer(app, port);
    }

    /// <exception cref="HostStartException">The port cannot be opened.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            var why =
                exception.InnerException is AddressInUseException
                    ? "is in use. Stop what listens there, or choose another with --port."
                    : $"cannot be opened: {exception.Message}";
            throw new HostStartException($"Port {_port} {why}", exception);
        }
    }

    /// <summary>Accepts no more requests; waits for running ones until the time limit.</summary>
    public Task StopAsync(CancellationToken outOfTime) => _app.StopAsync(outOfTime);

    public async ValueTask DisposeAsync()
    {
        // Remaining connections belong to clients that have no reason to close them.
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(atOnce.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, int port, HttpProtocols protocol)
    {
        kestrel.AddServerHeader = false;

        // The worker's own server limits bodies; gRPC streams last as long as the worker.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
        if (port > 0)
        {
            kestrel.ListenLocalhost(port, listen => listen.Protocols = protocol);
        }
        else
        {
            // Kestrel cannot use any free port for two addresses at once.
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocol);
        }
    }
}

/// <summary>Leaves process signals to the host.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
