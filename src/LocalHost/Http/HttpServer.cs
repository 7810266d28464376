using CreditFunctions.LocalHost.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CreditFunctions.LocalHost.Http;

/// <summary>The port at which the host takes requests.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly int _port;

    private HttpServer(WebApplication app, int port) => (_app, _port) = (app, port);

    /// <summary>Where it listens, once it has started.</summary>
    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public IHttpForwarder Forwarder => _app.Services.GetRequiredService<IHttpForwarder>();

    public static HttpServer Create(int port, ILoggerFactory loggers, TimeSpan shutdownTimeout, RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => HttpAddress.Listen(kestrel, port));
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddHttpForwarder();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = shutdownTimeout + TimeSpan.FromSeconds(30));
        var app = builder.Build();
        app.Run(answer);
        return new HttpServer(app, port);
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
            throw HttpAddress.Explain(exception, _port);
        }
    }

    /// <summary>Takes no more requests, and waits for those under way until the time is over.</summary>
    public Task StopAsync(CancellationToken outOfTime) => _app.StopAsync(outOfTime);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
