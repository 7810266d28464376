using System.Diagnostics;
using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.Functions.Settings;
using CreditFunctions.TestSupport.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Benchmarks.Inspection;

/// <summary>
/// Memory of the process while hostile PDFs arrive concurrently and repeatedly: those closest to each limit without exceeding it. The
/// samples are created first; a separate process inspects them.
/// </summary>
internal static class InspectionLoad
{
    private const int AtATime = 20;
    private const int Files = 120;
    private const long ProcessAim = 512_000_000;

    /// <returns>1 where the target is missed.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("inspection-load-");
        try
        {
            foreach (var (name, file) in Samples())
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), file);
            }

            await using var process = MeasuredProcess.Start("inspection-load", folder.FullName);
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

    /// <returns>1 where the target is missed.</returns>
    public static async Task<int> InspectAsync(string folder)
    {
        using var inspector = new DocumentInspector(Options.Create(new DocumentOptions()), NullLogger<DocumentInspector>.Instance);
        var paths = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var path in paths)
        {
            await MeasureAsync([path]);
        }

        await MeasureAsync(paths);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"process at most {process.PeakWorkingSet64 / 1_000_000} MB, {watch.Elapsed.TotalSeconds:F0} s");
        return process.PeakWorkingSet64 > ProcessAim ? 1 : 0;

        async Task MeasureAsync(IReadOnlyList<string> files)
        {
            var outcomes = new HashSet<string>();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, files.Count == 1 ? AtATime : Files),
                new ParallelOptions { MaxDegreeOfParallelism = AtATime },
                async (number, cancelled) =>
                {
                    await using var stream = File.OpenRead(files[number % files.Count]);
                    var result = await inspector.InspectAsync(stream, cancelled);
                    lock (outcomes)
                    {
                        outcomes.Add(result.IsSuccess ? (result.Value.IsComplete ? "complete" : "not inspected") : result.Errors[0].Code);
                    }
                }
            );
            using var process = Process.GetCurrentProcess();
            var name = files.Count == 1 ? Path.GetFileName(files[0]) : "all together";
            var (megabytes, most) = (process.WorkingSet64 / 1_000_000, process.PeakWorkingSet64 / 1_000_000);
            Console.WriteLine($"{name, -45} process {megabytes, 5} MB, at most {most, 5} MB  {string.Join(", ", outcomes)}");
        }
    }

    private static IEnumerable<(string Name, byte[] File)> Samples()
    {
        yield return ("stream of 250 MB", PdfFile.OnePage().AddStream("/Filter /FlateDecode", Packed(250_000_000)).ToArray());
        yield return (
            "stream of 250 MB by two filters",
            PdfFile.OnePage().AddStream("/Filter [/FlateDecode /FlateDecode]", PdfFile.Deflate(Packed(220_000_000))).ToArray()
        );
        yield return ("objects of 30 MB", PdfFile.OnePage().AddObjectStream(Objects(30_000_000)).ToArray());
        yield return ("objects of 200 MB", PdfFile.OnePage().AddObjectStream(Objects(200_000_000)).ToArray());
        yield return (
            "250,000 objects",
            Enumerable.Range(0, 250_000).Aggregate(PdfFile.OnePage(), (pdf, number) => pdf.Add($"<< /A {number} >>")).ToArray()
        );
        yield return (
            "table of 200 MB",
            PdfFile
                .OnePage()
                .AddStream("/Type /XRef /W [1 2 1] /Size 50000000 /Root 1 0 R /Filter /FlateDecode", Packed(200_000_000))
                .ToArray()
        );
        yield return (
            "attribute of 30 MB",
            PackageFile.Docx($"<w:p w:a=\"{Objects(30_000_000).Replace('<', '(').Replace('>', ')')}\"/>").ToArray()
        );
        yield return (
            "attribute of 200 MB",
            PackageFile.Docx($"<w:p w:a=\"{Objects(200_000_000).Replace('<', '(').Replace('>', ')')}\"/>").ToArray()
        );
        yield return ("scan of 20 MB", ScannedDocument.Create(990_000));
    }

    // Compression of about 20 to 1, far below the ratio that is refused as a bomb.
    private static byte[] Packed(int length)
    {
        var data = new byte[length];
        var random = new Random(1);
        for (var at = 0; at < length; at += 20_000)
        {
            random.NextBytes(data.AsSpan(at, Math.Min(1000, length - at)));
        }

        return PdfFile.Deflate(data);
    }

    private static string Objects(int length) =>
        string.Create(
            length,
            0,
            (text, _) =>
            {
                var random = new Random(1);
                for (var at = 0; at < text.Length; at++)
                {
                    text[at] =
                        at % 200 < 10 ? (char)('0' + random.Next(10))
                        : at % 2 == 0 ? '7'
                        : ' ';
                }
            }
        );
}
