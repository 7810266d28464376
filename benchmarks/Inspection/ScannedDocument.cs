using CreditFunctions.TestSupport.Documents;

namespace CreditFunctions.Benchmarks.Inspection;

/// <summary>A document with one photograph per page, as created by scanners.</summary>
internal static class ScannedDocument
{
    private const int Pages = 20;

    /// <param name="pageBytes">Size of each of the 20 pages.</param>
    public static byte[] Create(int pageBytes)
    {
        var kids = string.Join(' ', Enumerable.Range(0, Pages).Select(page => $"{(page * 3) + 3} 0 R"));
        var pdf = new PdfFile().Add("<< /Type /Catalog /Pages 2 0 R >>").Add($"<< /Type /Pages /Kids [{kids}] /Count {Pages} >>");
        var random = new Random(1);
        for (var page = 0; page < Pages; page++)
        {
            var at = (page * 3) + 3;
            var pixels = new byte[pageBytes];
            random.NextBytes(pixels);
            pdf.Add(
                    $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R /Resources << /XObject << /Im0 {at + 2} "
                        + "0 R >> >> >>"
                )
                .AddStream("/Filter /FlateDecode", PdfFile.Deflate("q 595 0 0 842 0 0 cm /Im0 Do Q"u8.ToArray()))
                .AddStream(
                    "/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
                    [.. ImageFile.Jpeg()[..^2], .. pixels, 0xFF, 0xD9]
                );
        }

        return pdf.ToArray();
    }
}
