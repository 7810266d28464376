using Grpc.Net.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Sidecar;

/// <summary>A Durable Task SDK worker that is connected to a task hub.</summary>
public sealed class SidecarWorker : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly GrpcChannel _channel;

    private SidecarWorker(IHost host, GrpcChannel channel) => (_host, _channel) = (host, channel);

    public static async Task<SidecarWorker> StartAsync(Uri address, GrpcChannel channel, WorkerSetup setup)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddSingleton<IExceptionPropertiesProvider, AmountProvider>();
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions { DefaultVersion = "1.7" });
            worker.AddTasks(tasks => SidecarTasks.AddAll(tasks, setup));
            if (setup.HasShortMessages)
            {
                worker.UseGrpc(address.ToString());
            }
            else
            {
                worker.UseGrpc(channel);
            }

            if (setup.Filters is not null)
            {
                worker.UseWorkItemFilters(setup.Filters);
            }
        });
        var host = builder.Build();
        await host.StartAsync();
        return new SidecarWorker(host, channel);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _channel.Dispose();
    }

    private sealed class AmountProvider : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
            exception is InvalidOperationException ? new Dictionary<string, object?> { ["amount"] = 12.5, ["step"] = "break" } : null;
    }
}

/// <summary>Settings of a worker that a test changes.</summary>
public sealed record WorkerSetup
{
    public string Name { get; init; } = "worker";

    /// <summary>Whether it refuses messages above 4 MB, the default of the SDK's workers.</summary>
    public bool HasShortMessages { get; init; }

    public DurableTaskWorkerWorkItemFilters? Filters { get; init; }

    /// <summary>Awaited by the activity "Meet".</summary>
    public Func<Task> Meeting { get; init; } = () => Task.CompletedTask;
}
