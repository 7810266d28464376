namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Names for which a PDF is refused (ISO 32000-2, 12.6 and 7.11.4).</summary>
internal static class PdfFindings
{
    /// <summary>Null for a harmless name.</summary>
    /// <param name="previous">The name directly before it: the key, if this is its value.</param>
    public static Error? Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> previous) =>
        name.Length switch
        {
            2 when name.SequenceEqual("JS"u8) => DocumentErrors.HasActiveContent(),
            2 when name.SequenceEqual("EF"u8) => DocumentErrors.HasEmbeddedFiles(),
            3 when name.SequenceEqual("XFA"u8) => DocumentErrors.HasActiveContent(),
            9 when name.SequenceEqual("RichMedia"u8) => DocumentErrors.HasActiveContent(),
            10 when name.SequenceEqual("JavaScript"u8) => DocumentErrors.HasActiveContent(),
            12 when name.SequenceEqual("EmbeddedFile"u8) => DocumentErrors.HasEmbeddedFiles(),
            13 when name.SequenceEqual("EmbeddedFiles"u8) => DocumentErrors.HasEmbeddedFiles(),
            _ when previous.SequenceEqual("S"u8) && IsAction(name) => DocumentErrors.HasActiveContent(),
            _ => null,
        };

    private static bool IsAction(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("Launch"u8)
        || name.SequenceEqual("SubmitForm"u8)
        || name.SequenceEqual("ImportData"u8)
        || name.SequenceEqual("GoToE"u8)
        || name.SequenceEqual("GoToR"u8)
        || name.SequenceEqual("Rendition"u8)
        || name.SequenceEqual("Movie"u8)
        || name.SequenceEqual("Sound"u8);
}
