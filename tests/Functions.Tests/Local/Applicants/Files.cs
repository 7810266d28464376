using System.Globalization;
using CreditFunctions.TestSupport.Documents;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Small files of every type.</summary>
internal static class Files
{
    private static int _number;

    /// <summary>New content each time.</summary>
    public static byte[] Pdf() =>
        PdfFile.OnePage($"/Lang ({Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture)})").ToArray();
}
