using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Benchmarks;

/// <summary>The orchestrations that are measured, and engines that run them.</summary>
internal static class Samples
{
    public const int Activities = 5;
    public const string Chain = "Chain";
    public const string FanOut = "FanOut";
    public const string Wait = "Wait";
    public const string Collect = "Collect";

    public static async Task<DurableEngine> StartAsync(IOrchestrationStore store)
    {
        var engine = new DurableEngine(
            store,
            Catalog(),
            new DurableEngineOptions { TaskHubName = "Benchmark", MaxConcurrentTurns = 64, MaxConcurrentActivities = 64 },
            NullLoggerFactory.Instance);
        await engine.StartAsync();
        return engine;
    }

    /// <summary>Runs a chain to its end.</summary>
    /// <exception cref="InvalidOperationException">It answered something else than it should.</exception>
    public static async Task RunChainAsync(DurableEngine engine)
    {
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync(Chain, 1);
        var result = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        if (result.ReadOutputAs<int>() != 1 + Activities)
        {
            throw new InvalidOperationException($"Instance '{id}' answered {result}.");
        }
    }

    public static async Task<int> ChainAsync(TaskOrchestrationContext context)
    {
        var value = context.GetInput<int>();
        for (var i = 0; i < Activities; i++)
        {
            value = await context.CallActivityAsync<int>("Add", value);
        }

        return value;
    }

    private static TaskCatalog Catalog() => new TaskCatalog()
        .AddOrchestrator(Chain, async context => await ChainAsync(context))
        .AddOrchestrator(FanOut, async context =>
            (await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallActivityAsync<int>("Add", i)))).Sum())
        .AddOrchestrator(Wait, async context => await context.WaitForExternalEvent<string>("go"))
        .AddOrchestrator(Collect, async context =>
        {
            var sum = 0L;
            for (var i = context.GetInput<int>(); i > 0; i--)
            {
                sum += await context.WaitForExternalEvent<int>("n");
            }

            return sum;
        })
        .AddActivity("Add", (call, _) => Task.FromResult<object?>(WorkerDataConverter.Default.Deserialize<int>(call.SerializedInput) + 1));
}
