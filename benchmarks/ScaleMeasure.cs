using System.Diagnostics;
using Azure.Data.Tables;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.SampleWorker.Functions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Benchmarks;

/// <summary>Effect of many instances on start and turns of others, and memory of a waiting instance.</summary>
internal static class ScaleMeasure
{
    private const int OpenInstances = 1_000;
    private const int Writers = 32;

    public static async Task RunAsync(StorageAccount account, int finished)
    {
        var hub = account.NewHub();
        var requests = new RequestCounter();
        var store = TableOrchestrationStore.FromConnectionString(account.ConnectionString, hub, requests.TableOptions());
        await using (var engine = await Samples.StartCatalogAsync(store))
        {
            var alone = await LatenciesAsync(engine, requests);
            Table.Row("a chain with nothing beside it", $"p50 {alone.Median:N1} ms, {alone.Requests:N2} requests");
            await Load.ForEachAsync(
                OpenInstances,
                Writers,
                i => engine.Client.ScheduleNewOrchestrationInstanceAsync(Samples.Wait, new StartOrchestrationOptions($"open-{i}"))
            );
            await engine.RunUntilIdleAsync();
        }

        var done = new TableServiceClient(account.ConnectionString).GetTableClient(hub + "Done");
        await Load.ForEachAsync(finished, Writers, i => done.AddEntityAsync(FinishedRow(i)));

        var before = requests.Count;
        var watch = Stopwatch.StartNew();
        await using var restarted = await Samples.StartCatalogAsync(store);
        var running = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running], PageSize: OpenInstances);
        var open = await restarted.Client.GetAllInstancesAsync(running).AsPages().FirstAsync();
        Table.Row(
            $"start beside {finished:N0} finished and {OpenInstances:N0} open ones",
            $"{watch.Elapsed.TotalMilliseconds:N0} ms, {requests.Count - before} requests, {open.Values.Count:N0} instances taken up",
            "the open ones only"
        );
        var beside = await LatenciesAsync(restarted, requests);
        Table.Row("a chain beside them", $"p50 {beside.Median:N1} ms, {beside.Requests:N2} requests", "as many requests as alone");
    }

    public static async Task<double> BytesPerOpenWaitAsync(int waits)
    {
        await using var engine = await Samples.StartCatalogAsync(new InMemoryOrchestrationStore());
        await Samples.RunChainAsync(engine);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Load.ForEachAsync(waits, Writers, i => engine.Client.ScheduleNewOrchestrationInstanceAsync(Samples.Wait));
        await engine.RunUntilIdleAsync();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(engine);
        return (double)bytes / waits;
    }

    private static async Task<(double Median, double Requests)> LatenciesAsync(DurableEngine engine, RequestCounter requests)
    {
        const int Samplings = 100;
        await Samples.RunChainAsync(engine);
        var before = requests.Count;
        var latencies = new List<double>(Samplings);
        for (var i = 0; i < Samplings; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await Samples.RunChainAsync(engine);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        latencies.Sort();
        return (latencies[Samplings / 2], (requests.Count - before) / (double)Samplings);
    }

    /// <summary>As the store writes it for a chain.</summary>
    private static TableEntity FinishedRow(int number) =>
        new($"finished-{number}", TableKeys.Finished)
        {
            ["Name"] = nameof(FiveActivities),
            ["ExecutionId"] = $"{number:D32}",
            ["Created"] = DateTimeOffset.UtcNow,
            ["Updated"] = DateTimeOffset.UtcNow,
            ["Status"] = (int)OrchestrationRuntimeStatus.Completed,
            ["NextTurn"] = Samples.Activities + 1,
            ["Input"] = "1",
            ["Output"] = "6",
            ["History0"] = new byte[170],
        };
}
