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

/// <summary>A stored and inspected file that belongs to no record yet.</summary>
/// <param name="Marker">Cleared once the file belongs to its record.</param>
public sealed record ReceivedFile(string Id, DocumentType Type, long SizeBytes, string Sha256, PendingItem Marker);

/// <summary>
/// Documents as blobs, one each, named by record and document id. A file is spooled, inspected, and then stored; it is valid only once its
/// fact is stored, and is removed if that fails.
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

    /// <summary>In bytes.</summary>
    public long MaxBytes => options.Value.MaxBytes;

    /// <param name="terms">Restrictions of the file.</param>
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

    /// <summary>Inspects and stores a spooled file. A refused file is not stored.</summary>
    /// <param name="terms">Restrictions of the file.</param>
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

    /// <summary>Call once the file belongs to its record.</summary>
    public Task KeepAsync(ReceivedFile file, CancellationToken cancellationToken) =>
        records.KeepAsync(file.Marker, IsScanned, cancellationToken);

    public Task<Stream> OpenAsync(string recordId, string documentId, CancellationToken cancellationToken) =>
        BlobOf(recordId, documentId).OpenReadAsync(cancellationToken: cancellationToken);

    public async Task DiscardAsync(string recordId, ReceivedFile file, CancellationToken cancellationToken)
    {
        await RemoveAsync(recordId, file.Id, cancellationToken);
        await records.KeepAsync(file.Marker, isToBeScanned: false, cancellationToken);
    }

    public async Task RemoveAsync(string recordId, string documentId, CancellationToken cancellationToken)
    {
        await BlobOf(recordId, documentId).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        await records.RecordRemovalAsync(documentId, cancellationToken);
    }

    public async Task<IDictionary<string, string>> ReadTagsAsync(string recordId, string documentId, CancellationToken cancellationToken) =>
        (await BlobOf(recordId, documentId).GetTagsAsync(cancellationToken: cancellationToken)).Value.Tags;

    private bool IsScanned => scanner.Value.Kind != ScannerKind.None;

    private BlobClient BlobOf(string recordId, string documentId) => _container.GetBlobClient($"{recordId}/{documentId}");
}
