using System.IO.Compression;
using System.Text;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Small files of every kind.</summary>
internal static class Files
{
    private static int _number;

    /// <summary>Another one each time.</summary>
    public static byte[] Pdf() => Encoding.ASCII.GetBytes($"%PDF-1.4 {Interlocked.Increment(ref _number)}");

    public static byte[] Zip(params string[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
                writer.Write(entry);
            }
        }

        return file.ToArray();
    }
}
