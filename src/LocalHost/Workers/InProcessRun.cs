using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>A worker that runs in this process.</summary>
internal sealed class InProcessRun(IHost host, Task main) : IWorkerRun
{
    // Resolved now: the app disposes its services when it ends.
    private readonly IHostApplicationLifetime _lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();

    public Task Ended => main;

    // The worker reports one address per process; the server knows its own.
    public Uri? HttpAddress { get; } =
        host
            .Services.GetService<IServer>()
            ?.Features.Get<IServerAddressesFeature>()
            ?.Addresses.Select(address => new Uri(address))
            .FirstOrDefault();

    public IServiceProvider? Services => host.Services;

    public async Task StopAsync(CancellationToken outOfTime)
    {
        _lifetime.StopApplication();
        await main.WaitAsync(outOfTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        _lifetime.StopApplication();
        await main.WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
