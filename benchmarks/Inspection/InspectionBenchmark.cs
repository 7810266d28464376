using System.Diagnostics;
using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.Functions.Settings;
using CreditFunctions.TestSupport.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Benchmarks.Inspection;

/// <summary>
/// Time and memory for the inspection of an uploaded file: a scan of 20 MB, and every hostile sample of the tests. The samples are created
/// first; a separate process inspects them, to measure the memory of the inspection only.
/// </summary>
internal static class InspectionBenchmark
{
    private const int PageBytes = 990_000;
    private static readonly TimeSpan ScanAim = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HostileAim = TimeSpan.FromSeconds(5);
    private const long ScanMemoryAim = 100_000_000;
    private const long ProcessAim = 512_000_000;

    /// <returns>1 where a target is missed.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("inspection-");
        try
        {
            await WriteAsync(folder, 0, "warm-up", "complete", PdfFile.OnePage().ToArray());
            await WriteAsync(folder, 1, "scan of 20 MB", "complete", ScannedDocument.Create(PageBytes));
            foreach (var ((name, (code, make)), index) in HostileFiles.All.Select((sample, index) => (sample, index)))
            {
                await WriteAsync(folder, index + 2, name, code, make());
            }

            await using var process = MeasuredProcess.Start("inspection", folder.FullName);
            while (await process.Output.ReadLineAsync() is { } line)
            {
                Console.WriteLine(line);
            }

            return await process.WaitAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>1 where a target is missed.</returns>
    public static async Task<int> InspectAsync(string folder)
    {
        using var inspector = new DocumentInspector(Options.Create(new DocumentOptions()), NullLogger<DocumentInspector>.Instance);
        var isMissed = false;
        foreach (var path in Directory.EnumerateFiles(folder, "*.name").Order(StringComparer.Ordinal))
        {
            var lines = await File.ReadAllLinesAsync(path);
            var (name, expected) = (lines[0], lines[1]);
            var measured = await MeasureAsync(inspector, name, Path.ChangeExtension(path, ".sample"));
            var isScan = name.StartsWith("scan", StringComparison.Ordinal);
            isMissed |=
                measured.Time > (isScan ? ScanAim : HostileAim)
                || measured.Outcome != expected
                || (isScan && measured.Allocated > ScanMemoryAim);
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine($"process at most {peak / 1_000_000} MB");
        return isMissed || peak > ProcessAim ? 1 : 0;
    }

    private static async Task WriteAsync(DirectoryInfo folder, int number, string name, string expected, byte[] file)
    {
        var path = Path.Combine(folder.FullName, $"{number:D3}");
        await File.WriteAllBytesAsync($"{path}.sample", file);
        await File.WriteAllLinesAsync($"{path}.name", [name, expected]);
    }

    private static async Task<(TimeSpan Time, long Allocated, string Outcome)> MeasureAsync(
        DocumentInspector inspector,
        string name,
        string path
    )
    {
        await using var stream = File.OpenRead(path);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var result = await inspector.InspectAsync(stream, CancellationToken.None);
        var (time, allocated) = (watch.Elapsed, GC.GetTotalAllocatedBytes(precise: true) - before);
        var outcome = result.IsSuccess ? (result.Value.IsComplete ? "complete" : "not inspected") : result.Errors[0].Code;
        var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{name, -50} {stream.Length, 12:N0} bytes {time.TotalMilliseconds, 8:N0} ms {allocated, 14:N0} bytes allocated, process "
                + $"{process.WorkingSet64 / 1_000_000, 4} MB  {outcome}"
        );
        return (time, allocated, outcome);
    }
}
