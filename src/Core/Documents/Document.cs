namespace CreditFunctions.Core.Documents;

/// <summary>A file of an application, stored under its own id.</summary>
/// <param name="Kind">Which required document it is, or <c>evidence</c>.</param>
/// <param name="FileName">As the sender named it; shown, never used as a path.</param>
/// <param name="SizeBytes">Length of the file.</param>
/// <param name="Sha256">Hash of the file, lower-case hexadecimal.</param>
public sealed record Document(
    string Id,
    string Kind,
    string FileName,
    DocumentType Type,
    long SizeBytes,
    string Sha256,
    DateTimeOffset UploadedAt
)
{
    /// <summary>For the sealed print: the code that the application had when the print was uploaded; null for any other file.</summary>
    public string? VersionCode { get; init; }

    /// <summary>For a screenshot: the look that it is to show, by its source and number; null for any other file.</summary>
    public string? Look { get; init; }
}

/// <summary>A document was uploaded and belongs to the application from now on; one of the same kind is replaced.</summary>
public sealed record DocumentRegistered(Document Document) : Fact;

/// <summary>An applicant took a document out again.</summary>
public sealed record DocumentRemoved(string DocumentId) : Fact;
