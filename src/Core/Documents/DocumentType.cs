namespace CreditFunctions.Core.Documents;

/// <summary>What a file is, by its content.</summary>
public enum DocumentType
{
    Pdf,
    Png,
    Jpeg,
}

/// <summary>Tells a file's type by its first bytes: what a sender claims is never believed.</summary>
public static class DocumentTypes
{
    /// <summary>How many first bytes <see cref="Detect"/> needs.</summary>
    public const int SignatureLength = 8;

    public static Result<DocumentType> Detect(ReadOnlySpan<byte> firstBytes) => firstBytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => DocumentType.Pdf,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => DocumentType.Png,
        [0xFF, 0xD8, 0xFF, ..] => DocumentType.Jpeg,
        _ => new Error(
            "document-type-is-not-accepted",
            "The file is neither PDF, PNG nor JPEG by its content. Save it as PDF and upload it again."),
    };

    public static string MediaType(this DocumentType type) => type switch
    {
        DocumentType.Pdf => "application/pdf",
        DocumentType.Png => "image/png",
        DocumentType.Jpeg => "image/jpeg",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
