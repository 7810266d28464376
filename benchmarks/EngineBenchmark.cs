using System.Diagnostics;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.Benchmarks;

/// <summary>Throughput and cost of the engine, compared with direct use of the same storage.</summary>
internal static class EngineBenchmark
{
    private const int Parallel = 100;

    private static readonly int[] Concurrencies = [4, 8, 16, 32, 64];

    public static async Task<int> RunAsync(EngineOptions options)
    {
        var round = TimeSpan.FromSeconds(options.Seconds / (4 * Concurrencies.Length));
        Table.Begin();
        if (options.Part is null or "memory")
        {
            await MeasureMemoryAsync(round);
        }

        if (options.Part is null or "delegate")
        {
            await using var engine = await Samples.StartDelegateAsync(new InMemoryOrchestrationStore());
            await MeasureInMemoryAsync("delegate", engine, round, "at least 10,000/s");
        }

        if (options.Part is null or "worker")
        {
            await using var host = await Samples.StartWorkerAsync(new InMemoryOrchestrationStore());
            await MeasureInMemoryAsync("worker", host.Engine, round, "at least 800/s");
            await host.StopAsync();
        }

        if (options.Part is null or "storage")
        {
            await using var account = await StorageAccount.OpenAsync();
            await MeasureOnStorageAsync(account, round);
            await ScaleMeasure.RunAsync(account, options.Finished);
        }

        return 0;
    }

    private static async Task MeasureMemoryAsync(TimeSpan round)
    {
        var bytes = await ScaleMeasure.BytesPerOpenWaitAsync(10_000);
        Table.Row("memory per open wait", $"{bytes / 1024:N1} KiB, store included", "at most 10 KiB");
        Table.Row("replay", $"{await ReplayMeasure.EventsPerSecondAsync(round):N0} history events/s", "at least 200,000");
    }

    private static async Task MeasureOnStorageAsync(StorageAccount account, TimeSpan round)
    {
        var requests = new RequestCounter();
        var store = TableOrchestrationStore.FromConnectionString(account.ConnectionString, account.NewHub(), requests.TableOptions());
        await using (var host = await Samples.StartWorkerAsync(store))
        {
            await MeasureBesideDirectDriveAsync(host.Engine, account, round);
            await MeasureAloneAsync(host.Engine, requests, round);
            await host.StopAsync();
        }

        await using var engine = await Samples.StartCatalogAsync(store);
        await MeasureFanOutAsync(engine, requests);
        var events = await EventsMeasure.EventsPerSecondAsync(engine);
        Table.Row("1,000 events to one instance, none lost", $"{events:N0} events/s", "at least 300");
    }

    private static async Task MeasureInMemoryAsync(string runner, DurableEngine engine, TimeSpan round, string target = "")
    {
        // The JIT compiles the hot code only after some thousands of chains.
        await Load.ForEachAsync(5_000, 64, _ => Samples.RunChainAsync(engine));
        Table.Row(
            $"chain in memory through the {runner}",
            Describe(await BestAsync(round, [16, 64, 256], () => Samples.RunChainAsync(engine))),
            target
        );
    }

    /// <summary>Alternating, so that both run under the same machine load.</summary>
    private static async Task MeasureBesideDirectDriveAsync(DurableEngine engine, StorageAccount account, TimeSpan round)
    {
        var direct = await DirectDrive.CreateAsync(account.ConnectionString, Samples.Activities);
        var (onTables, driven) = (Rate.None, Rate.None);
        await Load.ForEachAsync(200, 8, _ => Samples.RunChainAsync(engine));
        await Load.ForEachAsync(200, 8, _ => direct.RunOneAsync());
        foreach (var concurrency in Concurrencies)
        {
            driven = Rate.Best(driven, await BestAsync(round, [concurrency], direct.RunOneAsync));
            onTables = Rate.Best(onTables, await BestAsync(round, [concurrency], () => Samples.RunChainAsync(engine)));
        }

        await direct.DeleteAsync();
        Table.Row($"storage driven directly with a chain's {direct.Transactions} transactions", Describe(driven));
        Table.Row("chain on storage through the worker", Describe(onTables), "75 % of the direct rate");
        Table.Row("share of the direct rate", $"{onTables.PerSecond / driven.PerSecond:P0}", "at least 75 %");
    }

    private static async Task MeasureAloneAsync(DurableEngine engine, RequestCounter requests, TimeSpan duration)
    {
        var before = requests.Count;
        var latencies = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < duration; )
        {
            var started = Stopwatch.GetTimestamp();
            await Samples.RunChainAsync(engine);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        latencies.Sort();
        var (median, high) = (latencies[latencies.Count / 2], latencies[latencies.Count * 95 / 100]);
        Table.Row("chain alone on storage through the worker", $"p50 {median:N1} ms, p95 {high:N1} ms", "p50 at most 20 ms");
        Table.Row("requests of a chain", $"{(requests.Count - before) / (double)latencies.Count:N2}", $"{Samples.Activities + 3}");
    }

    private static async Task MeasureFanOutAsync(DurableEngine engine, RequestCounter requests)
    {
        var client = engine.Client;
        var before = requests.Count;
        var watch = Stopwatch.StartNew();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(Samples.FanOut, Parallel);
        await client.WaitForInstanceCompletionAsync(id);
        Table.Row(
            $"{Parallel} parallel activities",
            $"{requests.Count - before} requests, {watch.Elapsed.TotalMilliseconds:N0} ms",
            $"at most 4 requests and {Parallel} for results"
        );
    }

    private static string Describe(Rate rate) =>
        $"{rate.PerSecond:N0}/s at {rate.Concurrency} at a time, {rate.ProcessorMicroseconds:N0} µs of processor each";

    private static async Task<Rate> BestAsync(TimeSpan duration, int[] concurrencies, Func<Task> operation)
    {
        var best = Rate.None;
        foreach (var concurrency in concurrencies)
        {
            best = Rate.Best(best, await Load.RunAsync(concurrency, duration, operation));
        }

        return best;
    }
}

/// <param name="Seconds">Total duration of rate measurements.</param>
/// <param name="Finished">Number of finished instances in the store for the last measurement.</param>
/// <param name="Part">Measures only this part: memory, deputy, worker or storage; null for all.</param>
internal sealed record EngineOptions(double Seconds, int Finished, string? Part)
{
    /// <summary>Null for an unknown option.</summary>
    public static EngineOptions? Parse(ReadOnlySpan<string> options) =>
        options switch
        {
            [] => new EngineOptions(30, 100_000, null),
            ["--seconds", var text, .. var rest] when double.TryParse(text, out var seconds) && Parse(rest) is { } others => others with
            {
                Seconds = seconds,
            },
            ["--finished", var text, .. var rest] when int.TryParse(text, out var finished) && Parse(rest) is { } others => others with
            {
                Finished = finished,
            },
            ["--part", "memory" or "delegate" or "worker" or "storage", .. var rest] when Parse(rest) is { } others => others with
            {
                Part = options[1],
            },
            _ => null,
        };
}
