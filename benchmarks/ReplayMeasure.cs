using System.Diagnostics;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Benchmarks;

/// <summary>How fast an orchestrator is brought back from its history.</summary>
internal static class ReplayMeasure
{
    private const int Activities = 1_000;

    public static async Task<double> EventsPerSecondAsync(TimeSpan duration)
    {
        var recorded = await RecordAsync();
        var events = recorded.Turns.Select(HistoryCodec.Decode).Sum(turn => turn.Incoming.Count + turn.Outgoing.Count);
        var replays = 0;
        HistoryReplay.Replay(recorded, async context => await LongChainAsync(context));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < duration)
        {
            HistoryReplay.Replay(recorded, async context => await LongChainAsync(context));
            replays++;
        }

        return events * replays / watch.Elapsed.TotalSeconds;
    }

    private static async Task<RecordedHistory> RecordAsync()
    {
        var catalog = new TaskCatalog()
            .AddOrchestrator("Long", async context => await LongChainAsync(context))
            .AddActivity("Add", (call, _) => Task.FromResult<object?>(
                WorkerDataConverter.Default.Deserialize<int>(call.SerializedInput) + 1));
        await using var engine = new DurableEngine(
            new InMemoryOrchestrationStore(), catalog, new DurableEngineOptions(), NullLoggerFactory.Instance);
        await engine.StartAsync();
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Long");
        await engine.Client.WaitForInstanceCompletionAsync(id);
        return (await HistoryReplay.RecordAsync(engine, id))!;
    }

    private static async Task<int> LongChainAsync(TaskOrchestrationContext context)
    {
        var value = 0;
        for (var i = 0; i < Activities; i++)
        {
            value = await context.CallActivityAsync<int>("Add", value);
        }

        return value;
    }
}
