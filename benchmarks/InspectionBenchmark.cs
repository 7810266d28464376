using System.Diagnostics;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.TestSupport.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Benchmarks;

/// <summary>
/// How long the inspection of an uploaded file takes, and how much memory: a scan of 20 MB, and every hostile sample of the tests.
/// </summary>
internal static class InspectionBenchmark
{
    private const int ScanPages = 20;
    private const int PageBytes = 990_000;
    private static readonly TimeSpan ScanAim = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HostileAim = TimeSpan.FromSeconds(5);
    private const long ScanMemoryAim = 100_000_000;
    private const long ProcessAim = 512_000_000;

    /// <returns>1 where an aim is missed.</returns>
    public static async Task<int> RunAsync()
    {
        using var inspector = new DocumentInspector(Options.Create(new DocumentOptions()), NullLogger<DocumentInspector>.Instance);
        var isMissed = false;
        await MeasureAsync(inspector, "warm-up", PdfFile.OnePage().ToArray());
        var scan = await MeasureAsync(inspector, "scan of 20 MB", Scan());
        isMissed |= scan.Time > ScanAim || scan.Allocated > ScanMemoryAim;
        foreach (var (name, (code, make)) in HostileFiles.All)
        {
            var measured = await MeasureAsync(inspector, name, make());
            isMissed |= measured.Time > HostileAim || measured.Outcome != code;
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine($"process at most {peak / 1_000_000} MB");
        return isMissed || peak > ProcessAim ? 1 : 0;
    }

    private static async Task<(TimeSpan Time, long Allocated, string Outcome)> MeasureAsync(DocumentInspector inspector, string name, byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var result = await inspector.InspectAsync(stream, CancellationToken.None);
        var (time, allocated) = (watch.Elapsed, GC.GetTotalAllocatedBytes(precise: true) - before);
        var outcome = result.IsSuccess ? (result.Value.IsComplete ? "complete" : "not inspected") : result.Errors[0].Code;
        Console.WriteLine($"{name,-50} {file.Length,12:N0} bytes {time.TotalMilliseconds,8:N0} ms {allocated,14:N0} bytes allocated  {outcome}");
        return (time, allocated, outcome);
    }

    // Pages that are one photograph each, as scanners make them.
    private static byte[] Scan()
    {
        var kids = string.Join(' ', Enumerable.Range(0, ScanPages).Select(page => $"{(page * 3) + 3} 0 R"));
        var pdf = new PdfFile().Add("<< /Type /Catalog /Pages 2 0 R >>").Add($"<< /Type /Pages /Kids [{kids}] /Count {ScanPages} >>");
        var random = new Random(1);
        for (var page = 0; page < ScanPages; page++)
        {
            var at = (page * 3) + 3;
            var pixels = new byte[PageBytes];
            random.NextBytes(pixels);
            pdf.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R /Resources << /XObject << /Im0 {at + 2} 0 R >> >> >>")
                .AddStream("/Filter /FlateDecode", PdfFile.Deflate("q 595 0 0 842 0 0 cm /Im0 Do Q"u8.ToArray()))
                .AddStream("/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", [.. ImageFile.Jpeg()[..^2], .. pixels, 0xFF, 0xD9]);
        }

        return pdf.ToArray();
    }
}
