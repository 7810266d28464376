using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Replay: it repeats recorded results, and reports deviations.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task Restart_AfterEveryTurn_LeavesTheSameHistory()
    {
        var never = await HistoryOfAsync(restartAlways: false);
        var always = await HistoryOfAsync(restartAlways: true);

        Assert.Equal(never, always);
    }

    [Fact]
    public async Task Evict_MoreInstancesThanMayLive_AllGoOn()
    {
        await using var engine = await new EngineFixture(new InMemoryOrchestrationStore()) { MaxLiveHistories = 2 }
            .Orchestrator("Wait", async c => await c.WaitForExternalEvent<string>("a") + await c.WaitForExternalEvent<string>("b"))
            .StartAsync();
        for (var i = 0; i < 10; i++)
        {
            await engine.RunAsync("Wait", new string('x', 10_000), $"wait-{i}");
        }

        foreach (var name in new[] { "a", "b" })
        {
            for (var i = 0; i < 10; i++)
            {
                await engine.Client.RaiseEventAsync($"wait-{i}", name, new string((char)('0' + i), 5_000));
            }

            await engine.Engine.RunUntilIdleAsync();
        }

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(new string((char)('0' + i), 10_000), (await engine.GetAsync($"wait-{i}")).ReadOutputAs<string>());
        }
    }

    [Theory]
    [InlineData("Other")]
    [InlineData(null)]
    public async Task Replay_OrchestratorChanged_FailsAndNamesTheStep(string? newCall)
    {
        await using var engine = await new EngineFixture(new InMemoryOrchestrationStore())
            .Orchestrator(
                "Changed",
                async c =>
                {
                    await c.CallActivityAsync("First");
                    await c.WaitForExternalEvent<string>("go");
                }
            )
            .Activity<string, string>("First", _ => "done")
            .StartAsync();
        var id = await engine.RunAsync("Changed");
        var changed = new TaskCatalog().AddOrchestrator(
            "Changed",
            async c =>
            {
                if (newCall is not null)
                {
                    await c.CallActivityAsync(newCall);
                }

                return await c.WaitForExternalEvent<string>("go");
            }
        );

        await engine.RestartAsync(changed);
        await engine.Client.RaiseEventAsync(id, "go", "x");
        await engine.Engine.RunUntilIdleAsync();

        var result = await engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, result.RuntimeStatus);
        Assert.Contains("'First'", result.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnreadableHistory_FailsThatInstanceAndOthersGoOn()
    {
        var store = new InMemoryOrchestrationStore();
        var state = new InstanceState
        {
            InstanceId = "poison",
            Name = "Wait",
            ExecutionId = "e",
            CreatedAt = EngineFixture.Start,
            LastUpdatedAt = EngineFixture.Start,
        };
        var eTag = await store.AddAsync(state, CancellationToken.None);
        await store.CommitAsync(
            new TurnCommit
            {
                Before = state,
                After = state with { NextTurn = 1 },
                ETag = eTag,
                Turn = [9, 9, 9],
            },
            CancellationToken.None
        );
        await using var engine = await new EngineFixture(store)
            .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();

        var other = await engine.RunAsync("Wait");
        await engine.Client.RaiseEventAsync(other, "go", "fine");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync("poison")).RuntimeStatus);
        Assert.Equal([9, 9, 9], await store.ReadFinishedHistoryAsync("poison", CancellationToken.None));
        Assert.Equal("fine", (await engine.GetAsync(other)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task ReplaySafeLogger_AcrossRestarts_LogsEachStepOnce()
    {
        using var log = new CollectingLoggerFactory("Orchestrator");
        await using var engine = await new EngineFixture(new InMemoryOrchestrationStore()) { LoggerFactory = log }
            .Orchestrator(
                "Steps",
                async c =>
                {
                    var logger = c.CreateReplaySafeLogger("Orchestrator");
                    foreach (var step in new[] { "one", "two" })
                    {
                        logger.LogInformation("{Step}", step);
                        await c.WaitForExternalEvent<string>(step);
                    }

                    logger.LogInformation("end");
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Steps");
        foreach (var step in new[] { "one", "two" })
        {
            await engine.RestartAsync();
            await engine.Client.RaiseEventAsync(id, step, "x");
            await engine.Engine.RunUntilIdleAsync();
        }

        Assert.Equal(["one", "two", "end"], log.Messages);
    }

    [Fact]
    public async Task Stop_ActivityRuns_ItsResultIsStored()
    {
        var store = new InMemoryOrchestrationStore();
        var entered = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        var calls = 0;
        var engine = new EngineFixture(store).Orchestrator("One", c => c.CallActivityAsync<string>("Slow"));
        engine.Catalog.AddActivity(
            "Slow",
            async (_, _) =>
            {
                calls++;
                entered.TrySetResult();
                await mayEnd.Task;
                return "stored";
            }
        );
        await engine.StartAsync();
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("One");
        await entered.Task;

        var stopping = engine.Engine.StopAsync();
        Assert.False(stopping.IsCompleted);
        mayEnd.SetResult();
        await stopping;

        await engine.RestartAsync();
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal("stored", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Equal(1, calls);
        await engine.DisposeAsync();
    }

    private static async Task<byte[]> HistoryOfAsync(bool restartAlways)
    {
        var store = new InMemoryOrchestrationStore();
        await using var engine = await new EngineFixture(store)
            .Orchestrator(
                "Mixed",
                async c =>
                {
                    var ids = new List<string> { c.NewGuid().ToString() };
                    for (var i = 0; i < 3; i++)
                    {
                        ids.Add(await c.CallActivityAsync<string>("Echo", $"{i} {ids[^1]}"));
                        ids.Add(await c.WaitForExternalEvent<string>("go", TimeSpan.FromDays(1)));
                        await c.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                        c.SetCustomStatus(ids.Count);
                        ids.Add(c.NewGuid().ToString());
                    }

                    return ids;
                }
            )
            .Activity<string, string>("Echo", x => x)
            .StartAsync();
        var id = await engine.RunAsync("Mixed", instanceId: "mixed");
        for (var i = 0; i < 3; i++)
        {
            await RestartIfAskedAsync();
            await engine.Client.RaiseEventAsync(id, "GO", $"event {i}");
            await engine.Engine.RunUntilIdleAsync();
            await RestartIfAskedAsync();
            await engine.AdvanceToNextTimerAsync();
        }

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync(id)).RuntimeStatus);
        return (await store.ReadFinishedHistoryAsync(id, CancellationToken.None))!;

        Task RestartIfAskedAsync() => restartAlways ? engine.RestartAsync() : Task.CompletedTask;
    }

    private sealed class CollectingLoggerFactory(string category) : ILoggerFactory, ILogger
    {
        public List<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) =>
            categoryName == category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Messages.Add(formatter(state, exception));

        public void Dispose()
        {
            // No references are kept.
        }
    }
}
