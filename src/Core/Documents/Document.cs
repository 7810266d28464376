namespace CreditFunctions.Core.Documents;

/// <summary>A file of an application, stored under its own id.</summary>
/// <param name="Kind">The required document, or <c>evidence</c>.</param>
/// <param name="FileName">The sender's file name; displayed, never used as a path.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
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
    /// <summary>For the sealed print: the code of the application at the upload; null for other files.</summary>
    public string? VersionCode { get; init; }

    /// <summary>For a screenshot: source and number of the credit query; null for other files.</summary>
    public string? Look { get; init; }
}

/// <summary>A document was uploaded; it replaces one of the same kind.</summary>
public sealed record DocumentRegistered(Document Document) : Fact;

/// <summary>An applicant removed a document.</summary>
public sealed record DocumentRemoved(string DocumentId) : Fact;
