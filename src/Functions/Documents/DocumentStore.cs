using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents;

/// <summary>A file that has arrived whole and been inspected, but belongs to nothing yet.</summary>
/// <param name="Marker">To be cleared once it belongs to its record.</param>
public sealed record ReceivedFile(string Id, DocumentType Type, long SizeBytes, string Sha256, PendingItem Marker);

/// <summary>
/// Documents as blobs, one each, named by record and document id. A file is spooled, inspected, and only then stored; it counts only once
/// its fact is stored, and is removed where that fails.
/// </summary>
public sealed class DocumentStore(
    BlobServiceClient blobs,
    DocumentInspector inspector,
    FileRecords records,
    IOptions<DocumentOptions> options,
    IOptions<ScannerOptions> scanner,
    TimeProvider time
)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.DocumentsContainer);

    /// <summary>Largest file that is taken in anywhere, in bytes.</summary>
    public long MaxBytes => options.Value.MaxBytes;

    /// <summary>Takes in the body of a request.</summary>
    /// <param name="terms">What the file may be.</param>
    public async Task<Result<SpooledFile>> SpoolAsync(UploadTerms terms, Stream content, CancellationToken cancellationToken)
    {
        var maxBytes = options.Value.Narrow(terms).MaxBytes;
        try
        {
            return await SpooledFile.ReceiveAsync(content, maxBytes, cancellationToken);
        }
        catch (DocumentTooLargeException)
        {
            return DocumentErrors.TooLarge(maxBytes);
        }
    }

    /// <summary>Inspects and stores a file that was spooled. Nothing is stored of one that is refused.</summary>
    /// <param name="terms">What the file may be.</param>
    public async Task<Result<ReceivedFile>> StoreAsync(
        string recordId,
        UploadTerms terms,
        SpooledFile file,
        CancellationToken cancellationToken
    )
    {
        var maxBytes = options.Value.Narrow(terms).MaxBytes;
        if (file.Length > maxBytes)
        {
            return DocumentErrors.TooLarge(maxBytes);
        }

        if (
            !(await inspector.InspectAsync(file.Content, cancellationToken))
                .Then(found => terms.Check(found.Type).Select(_ => found))
                .TryGet(out var inspected, out var errors)
        )
        {
            return errors;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var stored = new FileStored(
            id,
            recordId,
            inspected.Type,
            file.Length,
            file.Sha256,
            inspected.IsComplete,
            IsScanned,
            time.GetUtcNow()
        );
        var marker = await records.BeginAsync(stored, cancellationToken);
        await BlobOf(recordId, id).UploadAsync(file.Content, new BlobUploadOptions(), cancellationToken);
        return new ReceivedFile(id, inspected.Type, file.Length, file.Sha256, marker);
    }

    /// <summary>To be called once a file belongs to its record.</summary>
    public Task KeepAsync(ReceivedFile file, CancellationToken cancellationToken) =>
        records.KeepAsync(file.Marker, IsScanned, cancellationToken);

    /// <summary>Opens a document for reading.</summary>
    public Task<Stream> OpenAsync(string recordId, string documentId, CancellationToken cancellationToken) =>
        BlobOf(recordId, documentId).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>Removes a file whose fact was refused.</summary>
    public async Task DiscardAsync(string recordId, ReceivedFile file, CancellationToken cancellationToken)
    {
        await RemoveAsync(recordId, file.Id, cancellationToken);
        await records.KeepAsync(file.Marker, isToBeScanned: false, cancellationToken);
    }

    /// <summary>Removes a file that nothing refers to any more.</summary>
    public async Task RemoveAsync(string recordId, string documentId, CancellationToken cancellationToken)
    {
        await BlobOf(recordId, documentId).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        await records.RecordRemovalAsync(documentId, cancellationToken);
    }

    /// <summary>The index tags of a blob.</summary>
    public async Task<IDictionary<string, string>> ReadTagsAsync(string recordId, string documentId, CancellationToken cancellationToken) =>
        (await BlobOf(recordId, documentId).GetTagsAsync(cancellationToken: cancellationToken)).Value.Tags;

    private bool IsScanned => scanner.Value.Kind != ScannerKind.None;

    private BlobClient BlobOf(string recordId, string documentId) => _container.GetBlobClient($"{recordId}/{documentId}");
}
