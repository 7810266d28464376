using CreditFunctions.Core.Documents;

namespace CreditFunctions.Functions.Documents;

/// <summary>A document for its sender.</summary>
public sealed record DocumentView(
    string Id,
    string Kind,
    string FileName,
    DocumentType Type,
    long SizeBytes,
    string Sha256,
    DateTimeOffset UploadedAt
)
{
    /// <summary>Why the file cannot be opened: it waits for an officer's release, or is infected; null if it can.</summary>
    public FileStatus? Status { get; init; }

    public static DocumentView Of(Document document) =>
        new(document.Id, document.Kind, document.FileName, document.Type, document.SizeBytes, document.Sha256, document.UploadedAt);
}
