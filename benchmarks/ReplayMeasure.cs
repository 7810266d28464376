using System.Diagnostics;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Benchmarks;

/// <summary>Replay speed of the worker's runtime, including base64 and parsing.</summary>
internal static class ReplayMeasure
{
    private const int Activities = 1_000;

    public static async Task<double> EventsPerSecondAsync(TimeSpan duration)
    {
        var catalog = new TaskCatalog()
            .AddOrchestrator("Long", async context => await LongChainAsync(context))
            .AddActivity("Add", (call, _) => Task.FromResult<object?>(0));
        var last = await RecordLastTurnAsync(catalog);
        await catalog.RunTurnAsync(last, CancellationToken.None);
        var replays = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < duration)
        {
            await catalog.RunTurnAsync(last, CancellationToken.None);
            replays++;
        }

        return (last.PastEvents.Count + last.NewEvents.Count) * replays / watch.Elapsed.TotalSeconds;
    }

    private static async Task<OrchestratorRequest> RecordLastTurnAsync(TaskCatalog catalog)
    {
        OrchestratorRequest? last = null;
        var runner = new DelegateTaskRunner(
            (request, cancellation) =>
            {
                last = request;
                return catalog.RunTurnAsync(request, cancellation);
            },
            catalog.RunActivityAsync
        );
        await using var engine = new DurableEngine(
            new InMemoryOrchestrationStore(),
            runner,
            new DurableEngineOptions(),
            NullLoggerFactory.Instance
        );
        await engine.StartAsync();
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Long");
        await engine.Client.WaitForInstanceCompletionAsync(id);
        return last!.Clone();
    }

    private static async Task<int> LongChainAsync(TaskOrchestrationContext context)
    {
        var value = 0;
        for (var i = 0; i < Activities; i++)
        {
            value += await context.CallActivityAsync<int>("Add", value);
        }

        return value;
    }
}
