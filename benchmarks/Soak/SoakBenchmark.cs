using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;

namespace CreditFunctions.Benchmarks.Soak;

/// <summary>
/// Two hosts of one task hub under load, killed, ended, paused and cut off from storage at random. Afterwards every run that was accepted
/// must have ended as it should, with every effect there and nothing left open.
/// </summary>
internal static class SoakBenchmark
{
    private const int RunsAtATime = 16;
    private const int Completed = 1;

    private static readonly TimeSpan LongestFault = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan TimeToRecover = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string[] options)
    {
        var duration = Option(options, "--seconds") is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromMinutes(Option(options, "--minutes") ?? 10);
        var seed = (int)(Option(options, "--seed") ?? Environment.TickCount);
        await using var azurite = await StorageAccount.OpenAsync();
        var hub = azurite.NewHub();
        await new TableClient(azurite.ConnectionString, SoakHost.EffectsOf(hub)).CreateIfNotExistsAsync();

        await using var one = new SoakProcess(azurite.ConnectionString, hub);
        await using var other = new SoakProcess(azurite.ConnectionString, hub);
        using var load = new SoakLoad([one, other]);
        var faults = new SoakFaults([one, other], new Random(seed), duration / 4 < LongestFault ? duration / 4 : LongestFault);
        var watch = Stopwatch.StartNew();
        using var noMore = new CancellationTokenSource(duration);
        using var outOfTime = new CancellationTokenSource(duration + TimeToRecover);
        await Task.WhenAll(
        [
            faults.RunAsync(noMore.Token),
            .. Enumerable.Range(0, RunsAtATime).Select(_ => load.BeginAsync(noMore.Token, outOfTime.Token)),
        ]);

        var violations = await FindViolationsAsync(azurite.ConnectionString, hub, load.Runs);
        var done = load.Runs.Values.Count(status => status?.Status == "Completed");
        Print("seed", $"{seed}");
        Print("orchestrations done", $"{done:N0} and as many children in {watch.Elapsed.TotalMinutes:N1} min");
        Print("faults", $"{faults.Counts.Values.Sum():N0}: {string.Join(", ", faults.Counts.Select(each => $"{each.Value} {each.Key}"))}");
        Print("violations", $"{violations.Count:N0}");
        violations.ForEach(violation => Print("", violation));
        return violations.Count == 0 && done > 0 ? 0 : 1;
    }

    private static async Task<List<string>> FindViolationsAsync(
        string connectionString, string hub, IReadOnlyDictionary<string, RunStatus?> runs)
    {
        var violations = new List<string>();
        var expected = new RunStatus("Completed", $"{SoakFunctions.Output}");
        violations.AddRange(runs.Where(run => run.Value != expected).Select(run => $"{run.Key} ended as {run.Value}, not as {expected}."));

        var effects = (await ReadAsync(SoakHost.EffectsOf(hub))).Select(row => $"{row.PartitionKey}|{row.RowKey}").ToHashSet();
        var missing = runs.Keys.SelectMany(SoakFunctions.EffectsOf).Where(effect => !effects.Contains(effect));
        violations.AddRange(missing.Select(effect => $"The effect {effect} is missing."));

        var finished = await ReadAsync(hub + "Done");
        var failed = finished.Where(row => row.GetInt32("Status") != Completed);
        violations.AddRange(failed.Select(row => $"{row.PartitionKey} has status {row.GetInt32("Status")}."));
        var open = await SettledAsync(hub + "Live");
        violations.AddRange(open.Select(row => $"{row.PartitionKey} has left {row.RowKey} among the open ones."));
        return violations;

        async Task<List<TableEntity>> ReadAsync(string table) =>
            await new TableClient(connectionString, table).QueryAsync<TableEntity>().ToListAsync();

        // What has ended leaves the open ones a moment later.
        async Task<List<TableEntity>> SettledAsync(string table)
        {
            for (var watch = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(250)))
            {
                var left = await ReadAsync(table);
                if (left.Count == 0 || watch.Elapsed > TimeToRecover)
                {
                    return left;
                }
            }
        }
    }

    private static double? Option(string[] options, string name) =>
        Array.IndexOf(options, name) is >= 0 and var index ? double.Parse(options[index + 1], CultureInfo.InvariantCulture) : null;

    private static void Print(string what, string value) => Console.WriteLine($"{what,-32}{value}");
}
