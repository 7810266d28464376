using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents;

/// <summary>A file that has arrived whole and been inspected, but belongs to nothing yet.</summary>
public sealed record ReceivedFile(string Id, DocumentType Type, long SizeBytes, string Sha256);

/// <summary>
/// Documents as blobs, one each, named by record and document id. A file is spooled, inspected, and only then stored; it counts only once its
/// fact is stored, and is removed where that fails.
/// </summary>
public sealed class DocumentStore(BlobServiceClient blobs, DocumentInspector inspector, IOptions<DocumentOptions> options)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.DocumentsContainer);

    /// <summary>Largest file that is taken in anywhere, in bytes.</summary>
    public long MaxBytes => options.Value.MaxBytes;

    /// <summary>Takes in the body of a request.</summary>
    /// <param name="terms">What the file may be.</param>
    public async Task<Result<SpooledFile>> SpoolAsync(UploadTerms terms, Stream content, CancellationToken cancellationToken)
    {
        var maxBytes = Math.Min(terms.MaxBytes, MaxBytes);
        try
        {
            return await SpooledFile.ReceiveAsync(content, maxBytes, cancellationToken);
        }
        catch (DocumentTooLargeException)
        {
            return TooLarge(maxBytes);
        }
    }

    /// <summary>Inspects and stores a file that was spooled. Nothing is stored of one that is refused.</summary>
    /// <param name="terms">What the file may be.</param>
    public async Task<Result<ReceivedFile>> StoreAsync(string recordId, UploadTerms terms, SpooledFile file, CancellationToken cancellationToken)
    {
        var maxBytes = Math.Min(terms.MaxBytes, options.Value.MaxBytes);
        if (file.Length > maxBytes)
        {
            return TooLarge(maxBytes);
        }

        if (!(await inspector.InspectAsync(file.Content, cancellationToken)).Then(inspected => terms.Check(inspected.Type)).TryGet(out var type, out var errors))
        {
            return errors;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        await BlobOf(recordId, id).UploadAsync(file.Content, new BlobUploadOptions(), cancellationToken);
        return new ReceivedFile(id, type, file.Length, file.Sha256);
    }

    /// <summary>Opens a document for reading.</summary>
    public Task<Stream> OpenAsync(string recordId, string documentId, CancellationToken cancellationToken) =>
        BlobOf(recordId, documentId).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>Removes a file whose fact was refused.</summary>
    public Task DiscardAsync(string recordId, ReceivedFile file, CancellationToken cancellationToken) =>
        BlobOf(recordId, file.Id).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Removes a file that nothing refers to any more.</summary>
    public Task RemoveAsync(string recordId, string documentId, CancellationToken cancellationToken) =>
        BlobOf(recordId, documentId).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    internal static Error TooLarge(long maxBytes) =>
        new Error(ErrorKind.TooLarge, "document-is-too-large", $"A file has at most {maxBytes} bytes. Make it smaller and upload it again.").With("maxBytes", $"{maxBytes}");

    private BlobClient BlobOf(string recordId, string documentId) => _container.GetBlobClient($"{recordId}/{documentId}");
}
