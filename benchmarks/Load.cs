using System.Diagnostics;

namespace CreditFunctions.Benchmarks;

/// <summary>How often something was done per second, so many at a time, and what one cost this process.</summary>
internal sealed record Rate(double PerSecond, int Concurrency, double ProcessorMicroseconds)
{
    public static Rate None { get; } = new(0, 0, 0);

    public static Rate Best(Rate one, Rate other) => one.PerSecond >= other.PerSecond ? one : other;
}

/// <summary>Keeps so many operations under way for a while, and counts them.</summary>
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

    /// <summary>Does something for each number below a count, so many at a time.</summary>
    public static Task ForEachAsync(int count, int writers, Func<int, Task> operation) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = writers }, async (i, _) => await operation(i));
}
