namespace CreditFunctions.Core.Documents;

/// <summary>What a file is, by its content.</summary>
public enum DocumentType
{
    Pdf,
    Png,
    Jpeg,
    Docx,
    Xlsx,

    /// <summary>版式文档, GB/T 33190-2016.</summary>
    Ofd,
}

/// <summary>Tells a file's type by its content: what a sender claims is never believed.</summary>
public static class DocumentTypes
{
    /// <summary>How many first bytes <see cref="Detect"/> needs.</summary>
    public const int SignatureLength = 8;

    /// <summary>Whether a file is a ZIP, whose entries tell what it is: see <see cref="DetectPackage"/>.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> firstBytes) => firstBytes is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>The type of a file that is no package.</summary>
    public static Result<DocumentType> Detect(ReadOnlySpan<byte> firstBytes) => firstBytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => DocumentType.Pdf,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => DocumentType.Png,
        [0xFF, 0xD8, 0xFF, ..] => DocumentType.Jpeg,
        _ => NotAccepted(),
    };

    /// <summary>The type of a package, by the names of its entries: a workbook, a text, or an OFD; never one with macros.</summary>
    public static Result<DocumentType> DetectPackage(IReadOnlyCollection<string> entries) => entries switch
    {
        _ when entries.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) => new Error(
            ErrorKind.Invalid, "document-has-macros", "The file holds macros, which are not taken in. Save it without macros, or as PDF, and upload it again."),
        _ when entries.Contains("OFD.xml") => DocumentType.Ofd,
        _ when !entries.Contains("[Content_Types].xml") => NotAccepted(),
        _ when entries.Contains("word/document.xml") => DocumentType.Docx,
        _ when entries.Contains("xl/workbook.xml") => DocumentType.Xlsx,
        _ => NotAccepted(),
    };

    /// <summary>The type of a usual extension, as rule files name it: <c>pdf</c>; null for any other text.</summary>
    public static DocumentType? OfExtension(string extension) =>
        Enum.TryParse<DocumentType>(extension, ignoreCase: true, out var type) && type.Extension() == extension ? type : null;

    public static string Extension(this DocumentType type) => type.ToString().ToLowerInvariant();

    public static string MediaType(this DocumentType type) => type switch
    {
        DocumentType.Pdf => "application/pdf",
        DocumentType.Png => "image/png",
        DocumentType.Jpeg => "image/jpeg",
        DocumentType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        DocumentType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        DocumentType.Ofd => "application/ofd",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The refusal of a file that is none of these.</summary>
    public static Error NotAccepted() => new(
        ErrorKind.UnsupportedType, "document-type-is-not-accepted",
        "The file is neither PDF, PNG, JPEG, DOCX, XLSX nor OFD by its content. Save it as PDF and upload it again.");
}
