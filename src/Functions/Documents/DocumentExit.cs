using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Documents;

/// <summary>A document for a reader who may see it.</summary>
public sealed record OpenedFile(Stream Content, string MediaType, string FileName)
{
    /// <summary>Always a download, with the extension of the detected type, so that no browser renders it on this site.</summary>
    public IResult ToDownload() => Results.File(Content, MediaType, FileName);
}

/// <summary>The only read access to stored files: infected and unreleased files cannot be opened.</summary>
public sealed class DocumentExit(FileRecords records, DocumentStore documents)
{
    /// <summary>The caller has checked that the reader may see the document.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(string owner, string documentId, string? fileName, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(owner, documentId, cancellationToken) is not { } file)
        {
            return FilePolicy.NotFound();
        }

        return FilePolicy.CheckOpen(file).TryGet(out _, out var errors)
            ? new OpenedFile(
                await documents.OpenAsync(owner, documentId, cancellationToken),
                file.Type.MediaType(),
                DocumentName.For(fileName ?? documentId, file.Type)
            )
            : errors;
    }
}
