using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Documents;

/// <summary>A document that is sent to whoever may read it.</summary>
public sealed record OpenedFile(Stream Content, string MediaType, string FileName)
{
    /// <summary>
    /// The response: always a download, under the extension of the type that was found, so that no browser shows it on this site.
    /// </summary>
    public IResult ToDownload() => Results.File(Content, MediaType, FileName);
}

/// <summary>The only way out for stored files: an infected one, and one that is not released, cannot be opened.</summary>
public sealed class DocumentExit(FileRecords records, DocumentStore documents)
{
    /// <summary>Opens a document that the reader may see.</summary>
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
