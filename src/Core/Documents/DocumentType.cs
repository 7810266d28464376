namespace CreditFunctions.Core.Documents;

/// <summary>The type of a file, determined by its content.</summary>
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

/// <summary>Extension and media type of each type.</summary>
public static class DocumentTypes
{
    /// <summary>The type of a common extension, as in rule files: <c>pdf</c>; null for other texts.</summary>
    public static DocumentType? OfExtension(string extension) =>
        Enum.TryParse<DocumentType>(extension, ignoreCase: true, out var type) && type.Extension() == extension ? type : null;

    public static string Extension(this DocumentType type) => type.ToString().ToLowerInvariant();

    /// <summary>Whether a file of this type may have an extension, without the dot: <c>jpg</c> and <c>JPEG</c> for a JPEG.</summary>
    public static bool Allows(this DocumentType type, string extension) =>
        string.Equals(extension, type.Extension(), StringComparison.OrdinalIgnoreCase)
        || (type == DocumentType.Jpeg && string.Equals(extension, "jpg", StringComparison.OrdinalIgnoreCase));

    public static string MediaType(this DocumentType type) =>
        type switch
        {
            DocumentType.Pdf => "application/pdf",
            DocumentType.Png => "image/png",
            DocumentType.Jpeg => "image/jpeg",
            DocumentType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            DocumentType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            DocumentType.Ofd => "application/ofd",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
