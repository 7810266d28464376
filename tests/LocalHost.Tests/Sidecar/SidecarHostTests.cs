using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalHost.Tests.Sidecar;

/// <summary>A Durable Task SDK worker and client, over the network.</summary>
public sealed class SidecarHostTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly SidecarHost _host = new(new InMemoryOrchestrationStore());
    private ServiceProvider? _worker;

    private DurableTaskClient Client =>
        new GrpcDurableTaskClient("Test", new GrpcDurableTaskClientOptions { Address = _host.Address.AbsoluteUri }, NullLogger.Instance);

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync()
    {
        await StopWorkerAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Orchestration_OfAPlainWorker_RunsToItsEnd()
    {
        await StartWorkerAsync();

        var id = await Client.ScheduleNewOrchestrationInstanceAsync("Greeting", "Ada");
        var end = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Long);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal("Hello Ada and Ada", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestration_StartedBeforeTheWorker_WaitsForIt()
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync("Greeting", "Ada");

        await StartWorkerAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Client.WaitForInstanceCompletionAsync(id).WaitAsync(Long)).RuntimeStatus);
    }

    [Fact]
    public async Task Worker_WithFilters_TakesOnlyWhatItHas()
    {
        await StartWorkerAsync(isFiltered: true);

        var foreign = await Client.ScheduleNewOrchestrationInstanceAsync("Elsewhere");
        var id = await Client.ScheduleNewOrchestrationInstanceAsync("Greeting", "Ada");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Client.WaitForInstanceCompletionAsync(id).WaitAsync(Long)).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await Client.GetInstanceAsync(foreign))!.RuntimeStatus);
    }

    [Fact]
    public async Task Worker_GoneAndBack_TheOrchestrationGoesOn()
    {
        await StartWorkerAsync();
        var id = await Client.ScheduleNewOrchestrationInstanceAsync("Waiting");
        await Client.WaitForInstanceStartAsync(id);
        await StopWorkerAsync();
        await Client.RaiseEventAsync(id, "go", "on");

        await StartWorkerAsync();

        Assert.Equal(
            "on",
            (await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Long)).ReadOutputAs<string>()
        );
    }

    [Fact]
    public async Task Start_IdOfAnOpenInstance_IsRefusedAsTheClientExpects()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync("Waiting", new StartOrchestrationOptions("one"));

        await Assert.ThrowsAsync<DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException>(() =>
            Client.ScheduleNewOrchestrationInstanceAsync("Waiting", new StartOrchestrationOptions("one"))
        );
    }

    [Fact]
    public async Task Rewind_IsNotImplementedAndSaysWhatToDo()
    {
        var refused = await Assert.ThrowsAsync<NotImplementedException>(() => Client.RewindInstanceAsync("one", "why"));

        Assert.Equal("Rewinding is not supported by LocalHost.", refused.Message);
    }

    private async Task StartWorkerAsync(bool isFiltered = false)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDurableTaskWorker(builder =>
        {
            builder.UseGrpc(_host.Address.AbsoluteUri);
            _ = isFiltered ? builder.UseWorkItemFilters() : builder;
            builder.AddTasks(tasks =>
            {
                tasks.AddOrchestratorFunc<string, string>(
                    "Greeting",
                    async (context, name) =>
                        await context.CallActivityAsync<string>("Greet", name) + await context.CallSubOrchestratorAsync<string>("And", name)
                );
                tasks.AddOrchestratorFunc<string, string>("And", (_, name) => Task.FromResult($" and {name}"));
                tasks.AddOrchestratorFunc("Waiting", context => context.WaitForExternalEvent<string>("go"));
                tasks.AddActivityFunc<string, string>("Greet", (_, name) => $"Hello {name}");
            });
        });
        _worker = services.BuildServiceProvider();
        foreach (var service in _worker.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    private async Task StopWorkerAsync()
    {
        if (_worker is null)
        {
            return;
        }

        foreach (var service in _worker.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }

        await _worker.DisposeAsync();
        _worker = null;
    }
}
