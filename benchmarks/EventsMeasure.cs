using System.Diagnostics;
using CreditFunctions.LocalHost.Engine;

namespace CreditFunctions.Benchmarks;

/// <summary>Events per second of many writers to one instance.</summary>
internal static class EventsMeasure
{
    private const int Events = 1_000;
    private const int Writers = 16;

    /// <exception cref="InvalidOperationException">An event was lost or delivered twice.</exception>
    public static async Task<double> EventsPerSecondAsync(DurableEngine engine)
    {
        var client = engine.Client;
        var id = await client.ScheduleNewOrchestrationInstanceAsync(Samples.Collect, Events);
        var watch = Stopwatch.StartNew();
        await Load.ForEachAsync(Events, Writers, i => client.RaiseEventAsync(id, "n", i));
        var result = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        var elapsed = watch.Elapsed.TotalSeconds;
        return result.ReadOutputAs<long>() == (long)Events * (Events - 1) / 2
            ? Events / elapsed
            : throw new InvalidOperationException($"Of {Events} events some were lost or came twice: {result}.");
    }
}
