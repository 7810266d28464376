using System.Diagnostics;
using System.Globalization;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Benchmarks;

/// <summary>Orchestrations of five sequential activities, beside what the same storage reaches when driven directly.</summary>
internal static class EngineBenchmark
{
    private const string Chain = "Chain";
    private const int Activities = 5;

    private static readonly int[] Concurrencies = [4, 8, 16, 32, 64];

    public static async Task<int> RunAsync(string[] options)
    {
        var seconds = options is ["--seconds", var given] ? double.Parse(given, CultureInfo.InvariantCulture) : 30;
        var round = TimeSpan.FromSeconds(seconds / (3 * Concurrencies.Length));

        await using var memoryEngine = await StartAsync(new InMemoryOrchestrationStore());
        var inMemory = await BestAsync(round, [64, 256], () => RunOneAsync(memoryEngine));
        Print("in memory", inMemory, "orchestrations/s");

        // In turns, so that both meet the same machine.
        await using var azurite = await StorageAccount.OpenAsync();
        var requests = new RequestCounter();
        await using var tableEngine = await StartAsync(NewTableStore(azurite, requests));
        var direct = await DirectDrive.CreateAsync(azurite.ConnectionString, Activities);
        var (onTables, driven) = (Rate.None, Rate.None);
        await BestAsync(TimeSpan.FromSeconds(1), [4], () => RunOneAsync(tableEngine));
        await BestAsync(TimeSpan.FromSeconds(1), [4], direct.RunOneAsync);
        foreach (var concurrency in Concurrencies)
        {
            driven = Rate.Best(driven, await BestAsync(round, [concurrency], direct.RunOneAsync));
            onTables = Rate.Best(onTables, await BestAsync(round, [concurrency], () => RunOneAsync(tableEngine)));
        }

        await direct.DeleteAsync();
        Print("storage driven directly", driven, $"times the {direct.Transactions} transactions/s");
        Print("on tables", onTables, "orchestrations/s");
        Print("  of the direct rate", $"{onTables.PerSecond / driven.PerSecond,10:P0}");

        var before = requests.Count;
        var alone = await LatenciesAsync(tableEngine, round);
        Print("  requests per orchestration", $"{(requests.Count - before) / (double)alone.Count,10:N2}");
        Print("one alone, p50 / p95", $"{alone[alone.Count / 2],10:N1} ms / {alone[alone.Count * 95 / 100]:N1} ms");
        return 0;
    }

    private static TableOrchestrationStore NewTableStore(StorageAccount account, RequestCounter requests) =>
        TableOrchestrationStore.FromConnectionString(account.ConnectionString, account.NewHub(), requests.TableOptions());

    private static void Print(string what, string value) => Console.WriteLine($"{what,-32}{value}");

    private static void Print(string what, Rate rate, string unit) => Print(
        what, $"{rate.PerSecond,10:N1} {unit} at {rate.Concurrency} at a time, {rate.ProcessorMicroseconds:N0} µs of processor each");

    private static async Task<DurableEngine> StartAsync(IOrchestrationStore store)
    {
        var engine = NewEngine(store);
        await engine.StartAsync();
        return engine;
    }

    private static DurableEngine NewEngine(IOrchestrationStore store) => new(
        store,
        new TaskCatalog()
            .AddOrchestrator(Chain, async context =>
            {
                var value = context.GetInput<int>();
                for (var i = 0; i < Activities; i++)
                {
                    value = await context.CallActivityAsync<int>("Add", value);
                }

                return value;
            })
            .AddActivity("Add", (call, _) => Task.FromResult<object?>(
                WorkerDataConverter.Default.Deserialize<int>(call.SerializedInput) + 1)),
        new DurableEngineOptions { TaskHubName = "Benchmark", MaxConcurrentTurns = 64, MaxConcurrentActivities = 64 },
        NullLoggerFactory.Instance);

    private static async Task<Rate> BestAsync(TimeSpan duration, int[] concurrencies, Func<Task> operation)
    {
        var best = Rate.None;
        foreach (var concurrency in concurrencies)
        {
            best = Rate.Best(best, await Load.RunAsync(concurrency, duration, operation));
        }

        return best;
    }

    private static async Task<List<double>> LatenciesAsync(DurableEngine engine, TimeSpan duration)
    {
        var latencies = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < duration;)
        {
            var started = Stopwatch.GetTimestamp();
            await RunOneAsync(engine);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        latencies.Sort();
        return latencies;
    }

    private static async Task RunOneAsync(DurableEngine engine)
    {
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync(Chain, 1);
        var result = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        if (result.ReadOutputAs<int>() != 1 + Activities)
        {
            throw new InvalidOperationException($"Instance '{id}' answered {result}.");
        }
    }
}
