using System.Diagnostics;

namespace CreditFunctions.Benchmarks;

/// <summary>Operations per second at a concurrency, and the CPU time of one in this process.</summary>
internal sealed record Rate(double PerSecond, int Concurrency, double ProcessorMicroseconds)
{
    public static Rate None { get; } = new(0, 0, 0);

    public static Rate Best(Rate one, Rate other) => one.PerSecond >= other.PerSecond ? one : other;
}

/// <summary>Runs operations at a fixed concurrency for a period and counts them.</summary>
internal static class Load
{
    public static async Task<Rate> RunAsync(int concurrency, TimeSpan duration, Func<Task> operation)
    {
        using var process = Process.GetCurrentProcess();
        var processorBefore = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var done = 0L;
        await Task.WhenAll(
            Enumerable
                .Range(0, concurrency)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (watch.Elapsed < duration)
                        {
                            await operation();
                            Interlocked.Increment(ref done);
                        }
                    })
                )
        );
        var elapsed = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return new Rate(done / elapsed, concurrency, (process.TotalProcessorTime - processorBefore).TotalMicroseconds / Math.Max(1, done));
    }

    /// <summary>Runs an operation for each number below a count, at a fixed concurrency.</summary>
    public static Task ForEachAsync(int count, int writers, Func<int, Task> operation) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = writers }, async (i, _) => await operation(i));
}
