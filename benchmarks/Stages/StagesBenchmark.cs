using System.Globalization;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Benchmarks.Stages;

/// <summary>
/// Storage requests of the app by stage, for one application and per application of a batch, response times, and speed of automatic steps.
/// </summary>
internal static class StagesBenchmark
{
    private const int MostApplications = 200;
    private const int Walks = 10;

    public static async Task<int> RunAsync(string[] options)
    {
        if (CountOf(options) is not { } count)
        {
            Console.Error.WriteLine($"Options of stages: [--applications N], N from 1 to {MostApplications}.");
            return 2;
        }

        Table.Begin();
        await MeasureOneAsync();
        await MeasureWalksAsync();
        using (var memory = new MemoryAccount())
        {
            await MeasureBatchAsync("in memory", memory, MemoryAccount.ConnectionString, count);
        }

        await using var account = await StorageAccount.OpenAsync();
        using var azurite = new SocketsHttpHandler();
        await MeasureBatchAsync("on storage", azurite, account.ConnectionString, count);
        return 0;
    }

    private static async Task MeasureOneAsync()
    {
        using var account = new MemoryAccount();
        await using var app = await MeasuredApp.StartAsync(account, MemoryAccount.ConnectionString);
        var walk = new BatchWalk(app.App, untilClosing: TimeSpan.FromDays(1));
        foreach (var step in walk.Steps)
        {
            Table.Row($"one application: {step.Name}", $"{await app.CountAsync(step.DoAsync)} requests");
        }

        Table.Row("one application: all of it", $"{app.Requests:N0} requests");
    }

    private static async Task MeasureBatchAsync(string where, HttpMessageHandler account, string connectionString, int count)
    {
        await using var app = await MeasuredApp.StartAsync(account, connectionString);
        var batch = new Batch(app, count);
        foreach (var stage in await batch.RunAsync())
        {
            var requests = $"{stage.Requests / (double)count:N1} requests each";
            var rate = stage.IsAutomatic ? $", {count / stage.Elapsed.TotalSeconds:N1} applications/s" : "";
            Table.Row($"batch of {count} {where}: {stage.Name}", requests + rate);
        }

        PrintCalls($"batch of {count} {where}", app.Calls);
        var (live, peak) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        Table.Row($"memory with {count} open applications {where}", $"{live >> 20:N0} MiB live, {peak >> 20:N0} MiB of the process");
    }

    /// <summary>
    /// Covers calls that a batch does not make. Each walk has its own account: earlier credit queries of the same unit would be reused.
    /// </summary>
    private static async Task MeasureWalksAsync()
    {
        var calls = new List<KeyValuePair<string, double>>();
        for (var number = 0; number < Walks; number++)
        {
            using var account = new MemoryAccount();
            await using var app = await MeasuredApp.StartAsync(account, MemoryAccount.ConnectionString);
            var walk = new BatchWalk(app.App, untilClosing: TimeSpan.FromDays(1));
            foreach (var step in walk.Steps)
            {
                await step.DoAsync();
            }

            calls.AddRange(app.Calls);
        }

        PrintCalls($"{Walks} walks in memory", calls);
    }

    private static void PrintCalls(string when, IEnumerable<KeyValuePair<string, double>> calls)
    {
        foreach (var call in calls.GroupBy(call => call.Key, call => call.Value).OrderBy(call => call.Key, StringComparer.Ordinal))
        {
            var sorted = call.Order().ToList();
            Table.Row(
                $"{when}: {call.Key}",
                $"p50 {sorted[sorted.Count / 2]:N1} ms, p95 {sorted[sorted.Count * 95 / 100]:N1} ms of {sorted.Count}"
            );
        }
    }

    private static int? CountOf(string[] options) =>
        options switch
        {
            [] => 100,
            ["--applications", var text]
                when int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostApplications => count,
            _ => null,
        };
}
