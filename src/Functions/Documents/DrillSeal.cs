using System.Globalization;
using System.Text;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Documents;

/// <summary>
/// A seal for drills: a page that says so, with an HMAC over application and version code. It shows that this app made it for this
/// version; it names no signatory, has no certificate and no legal effect, and replaces no official seal (公章).
/// </summary>
public sealed class DrillSeal(TokenSigner tokens) : IElectronicSeal
{
    private const int FirstLineAt = 760;
    private const int LineHeight = 22;

    public Task<SealedPrint> SealAsync(ApplicationId applicationId, string versionCode, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var mark = Mark(applicationId, versionCode);
        string[] lines =
        [
            "DRILL SEAL - NO LEGAL EFFECT - NOT AN OFFICIAL SEAL",
            $"Application {applicationId}",
            $"Version code {versionCode}",
            string.Create(CultureInfo.InvariantCulture, $"Made {at:yyyy-MM-ddTHH:mm:ssK} by the server's clock"),
            $"Mark {mark}",
            "It shows only that this system made it for this version of the application.",
        ];
        return Task.FromResult(new SealedPrint($"drill-seal-{versionCode}.pdf", BinaryData.FromBytes(Pdf(lines))));
    }

    /// <summary>The mark of a version, which only this app can make.</summary>
    public string Mark(ApplicationId applicationId, string versionCode) =>
        Convert.ToHexStringLower(tokens.Derive(TokenPurpose.Seal, $"{applicationId} {versionCode}"));

    // One page in a font that every reader has; the lines hold nothing that would need escaping.
    private static byte[] Pdf(string[] lines)
    {
        var text = string.Concat(lines.Select((line, index) => $"BT /F1 12 Tf 60 {FirstLineAt - (index * LineHeight)} Td ({line}) Tj ET\n"));
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (index, body) in objects.Index())
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
