using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>An engine on a given store with a fake business clock.</summary>
internal sealed class EngineFixture(IOrchestrationStore store) : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private DurableEngine? _engine;

    public TaskCatalog Catalog { get; private set; } = new();

    public FakeTimeProvider Clock { get; init; } = new(Start);

    public int MaxLiveHistories { get; init; } = 1_000;

    public bool ThrowStatusExceptionsOnRaiseEvent { get; init; }

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    public DurableEngine Engine => _engine ?? throw new InvalidOperationException("The engine was not started.");

    public DurableTaskClient Client { get; private set; } = null!;

    public EngineFixture Orchestrator<TOutput>(string name, Func<TaskOrchestrationContext, Task<TOutput>> run)
    {
        Catalog.AddOrchestrator(name, async context => await run(context));
        return this;
    }

    public EngineFixture Orchestrator(string name, Func<TaskOrchestrationContext, Task> run)
    {
        Catalog.AddOrchestrator(
            name,
            async context =>
            {
                await run(context);
                return null;
            }
        );
        return this;
    }

    public EngineFixture Activity<TInput, TOutput>(string name, Func<TInput, TOutput> run)
    {
        Catalog.AddActivity(name, (call, _) => Task.FromResult<object?>(run(JsonDataConverter.Default.Deserialize<TInput>(call.Input)!)));
        return this;
    }

    public async Task<EngineFixture> StartAsync()
    {
        Catalog.Loggers = LoggerFactory;
        _engine = new DurableEngine(
            store,
            Catalog,
            new DurableEngineOptions
            {
                BusinessTime = Clock,
                FirstStorageRetryDelay = TimeSpan.FromMilliseconds(1),
                MaxLiveHistories = MaxLiveHistories,
                ThrowStatusExceptionsOnRaiseEvent = ThrowStatusExceptionsOnRaiseEvent,
            },
            LoggerFactory
        );
        await _engine.StartAsync();
        Client = InProcessSidecar.ClientOf(_engine);
        return this;
    }

    /// <summary>Kills the engine and starts another on the same store.</summary>
    public async Task<EngineFixture> RestartAsync(TaskCatalog? catalog = null)
    {
        await Engine.DisposeAsync();
        Catalog = catalog ?? Catalog;
        return await StartAsync();
    }

    /// <summary>Starts an instance with a delay.</summary>
    public Task<string> ScheduleAsync(string orchestrator, string instanceId, TimeSpan after) =>
        Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, new StartOrchestrationOptions(instanceId, Start + after));

    public async Task<string> RunAsync(string orchestrator, object? input = null, string? instanceId = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));
        await Engine.RunUntilIdleAsync();
        return id;
    }

    public async Task<OrchestrationMetadata> GetAsync(string instanceId) =>
        await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true)
        ?? throw new InvalidOperationException($"Instance '{instanceId}' is unknown.");

    public async Task<OrchestrationMetadata> CompleteAsync(string orchestrator, object? input = null, string? instanceId = null) =>
        await GetAsync(await RunAsync(orchestrator, input, instanceId));

    public Task<bool> AdvanceToNextTimerAsync() => Engine.AdvanceToNextTimerAsync(Clock.Advance);

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }
}
