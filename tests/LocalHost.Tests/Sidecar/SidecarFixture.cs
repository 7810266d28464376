using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Grpc.Net.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalHost.Tests.Sidecar;

/// <summary>A task hub on loopback with a Durable Task SDK client, and with one worker unless a test starts its own.</summary>
public class SidecarFixture : IAsyncLifetime
{
    private SidecarWorker? _worker;

    public SidecarHost Host { get; } =
        new(
            new InMemoryOrchestrationStore(),
            new DurableEngineOptions
            {
                ThrowStatusExceptionsOnRaiseEvent = true,
                DefaultVersion = "1.5",
                FirstStorageRetryDelay = TimeSpan.FromMilliseconds(5),
            }
        );

    public GrpcChannel Channel { get; private set; } = null!;

    public DurableTaskClient Client { get; private set; } = null!;

    protected virtual bool HasWorker => true;

    public async Task InitializeAsync()
    {
        await Host.StartAsync();
        Channel = OpenChannel();
        Client = new GrpcDurableTaskClient("Tests", new GrpcDurableTaskClientOptions { Channel = Channel }, NullLogger.Instance);
        _worker = HasWorker ? await StartWorkerAsync() : null;
    }

    public Task<SidecarWorker> StartWorkerAsync(WorkerSetup? setup = null) =>
        SidecarWorker.StartAsync(Host.Address, OpenChannel(), setup ?? new());

    public async Task<OrchestrationMetadata> CompleteAsync(
        string orchestrator,
        object? input = null,
        StartOrchestrationOptions? options = null
    ) => await EndAsync(await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options));

    public async Task<string> BeginAsync(string orchestrator, object? input = null, StartOrchestrationOptions? options = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options);
        await Client.WaitForInstanceStartAsync(id);
        return id;
    }

    public Task<OrchestrationMetadata> EndAsync(string instanceId) =>
        Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true).WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<OrchestrationMetadata> UntilAsync(string instanceId, Func<OrchestrationMetadata, bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, timeout.Token) is { } state && condition(state))
            {
                return state;
            }

            await Task.Delay(10, timeout.Token);
        }
    }

    public async Task DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }

        await Host.DisposeAsync();
        Channel.Dispose();
    }

    // The SDK's own channels refuse messages above 4 MB.
    private GrpcChannel OpenChannel() => GrpcChannel.ForAddress(Host.Address, new GrpcChannelOptions { MaxReceiveMessageSize = null });
}

/// <summary>A task hub without a worker.</summary>
public sealed class WorkerlessFixture : SidecarFixture
{
    protected override bool HasWorker => false;
}
