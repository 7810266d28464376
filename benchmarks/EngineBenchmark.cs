using System.Diagnostics;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.Benchmarks;

/// <summary>What the engine does and costs, beside what the same storage reaches when driven directly.</summary>
internal static class EngineBenchmark
{
    private const int Parallel = 100;

    private static readonly int[] Concurrencies = [4, 8, 16, 32, 64];

    public static async Task<int> RunAsync(EngineOptions options)
    {
        var round = TimeSpan.FromSeconds(options.Seconds / (3 * Concurrencies.Length));
        Table.Begin();
        await MeasureInMemoryAsync(round);

        await using var account = await StorageAccount.OpenAsync();
        var requests = new RequestCounter();
        var store = TableOrchestrationStore.FromConnectionString(account.ConnectionString, account.NewHub(), requests.TableOptions());
        await using (var engine = await Samples.StartAsync(store))
        {
            await MeasureBesideDirectDriveAsync(engine, account, round);
            await MeasureAloneAsync(engine, requests, round);
            await MeasureFanOutAsync(engine, requests);
            var events = await EventsMeasure.EventsPerSecondAsync(engine);
            Table.Row("1,000 events to one instance, none lost", $"{events:N0} events/s", "at least 300");
        }

        await ScaleMeasure.RunAsync(account, options.Finished);
        return 0;
    }

    private static async Task MeasureInMemoryAsync(TimeSpan round)
    {
        var bytes = await ScaleMeasure.BytesPerOpenWaitAsync(10_000);
        Table.Row("memory per open wait", $"{bytes / 1024:N1} KiB, store included", "at most 10 KiB");
        Table.Row("replay", $"{await ReplayMeasure.EventsPerSecondAsync(round):N0} history events/s", "at least 200,000");
        await using var engine = await Samples.StartAsync(new InMemoryOrchestrationStore());
        await BestAsync(round, [64], () => Samples.RunChainAsync(engine));
        Table.Row("chain in memory", Describe(await BestAsync(round, [64, 256], () => Samples.RunChainAsync(engine))), "at least 5,000/s");
    }

    /// <summary>In turns, so that both meet the same machine.</summary>
    private static async Task MeasureBesideDirectDriveAsync(DurableEngine engine, StorageAccount account, TimeSpan round)
    {
        var direct = await DirectDrive.CreateAsync(account.ConnectionString, Samples.Activities);
        var (onTables, driven) = (Rate.None, Rate.None);
        await BestAsync(round, [8], () => Samples.RunChainAsync(engine));
        await BestAsync(round, [8], direct.RunOneAsync);
        foreach (var concurrency in Concurrencies)
        {
            driven = Rate.Best(driven, await BestAsync(round, [concurrency], direct.RunOneAsync));
            onTables = Rate.Best(onTables, await BestAsync(round, [concurrency], () => Samples.RunChainAsync(engine)));
        }

        await direct.DeleteAsync();
        Table.Row($"storage driven directly with a chain's {direct.Transactions} transactions", Describe(driven));
        Table.Row("chain on storage", Describe(onTables), "75 % of the direct rate");
        Table.Row("share of the direct rate", $"{onTables.PerSecond / driven.PerSecond:P0}", "at least 75 %");
    }

    private static async Task MeasureAloneAsync(DurableEngine engine, RequestCounter requests, TimeSpan duration)
    {
        var before = requests.Count;
        var latencies = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < duration;)
        {
            var started = Stopwatch.GetTimestamp();
            await Samples.RunChainAsync(engine);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        latencies.Sort();
        var (median, high) = (latencies[latencies.Count / 2], latencies[latencies.Count * 95 / 100]);
        Table.Row("chain alone", $"p50 {median:N1} ms, p95 {high:N1} ms", "p50 at most 30 ms");
        Table.Row("requests of a chain", $"{(requests.Count - before) / (double)latencies.Count:N2}", $"at most {Samples.Activities + 4}");
    }

    private static async Task MeasureFanOutAsync(DurableEngine engine, RequestCounter requests)
    {
        var before = requests.Count;
        var watch = Stopwatch.StartNew();
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync(Samples.FanOut, Parallel);
        await engine.Client.WaitForInstanceCompletionAsync(id);
        Table.Row(
            $"{Parallel} parallel activities",
            $"{requests.Count - before} requests, {watch.Elapsed.TotalMilliseconds:N0} ms",
            $"at most 4 requests and {Parallel} for results");
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

/// <param name="Seconds">How long rates are measured, all told.</param>
/// <param name="Finished">How many finished instances lie beside those of the last measurement.</param>
internal sealed record EngineOptions(double Seconds, int Finished)
{
    /// <summary>Null when an option is none of these.</summary>
    public static EngineOptions? Parse(ReadOnlySpan<string> options) => options switch
    {
        [] => new EngineOptions(30, 100_000),
        ["--seconds", var text, .. var rest] when double.TryParse(text, out var seconds) && Parse(rest) is { } others =>
            others with { Seconds = seconds },
        ["--finished", var text, .. var rest] when int.TryParse(text, out var finished) && Parse(rest) is { } others =>
            others with { Finished = finished },
        _ => null,
    };
}
