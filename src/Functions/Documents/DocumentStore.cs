using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents;

/// <summary>A file that has arrived whole and been looked at, but belongs to nothing yet.</summary>
public sealed record ReceivedFile(string Id, DocumentType Type, long SizeBytes, string Sha256);

/// <summary>
/// Documents as blobs, one each, named by record and document id. A file is streamed through, never held; it counts only once its
/// fact is stored, and is cleared away where that fails.
/// </summary>
public sealed class DocumentStore(BlobServiceClient blobs, IOptions<DocumentOptions> options)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.DocumentsContainer);

    /// <summary>Streams a file into its blob; tells its type by its content. Nothing stays of a file that is refused.</summary>
    /// <param name="terms">What the file may be.</param>
    public async Task<Result<ReceivedFile>> ReceiveAsync(string recordId, UploadTerms terms, Stream content, CancellationToken cancellationToken)
    {
        var maxBytes = Math.Min(terms.MaxBytes, options.Value.MaxBytes);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var blob = BlobOf(recordId, id);
        await using var measured = new MeasuringStream(content, maxBytes);
        try
        {
            await blob.UploadAsync(measured, new BlobUploadOptions(), cancellationToken);
        }
        catch (DocumentTooLargeException)
        {
            return new Error(ErrorKind.TooLarge, "document-is-too-large", $"A file has at most {maxBytes} bytes. Make it smaller and upload it again.")
                .With("maxBytes", $"{maxBytes}");
        }

        var detected = DocumentTypes.IsPackage(measured.FirstBytes)
            ? await DetectPackageAsync(blob, cancellationToken)
            : DocumentTypes.Detect(measured.FirstBytes);
        if (!detected.Then(terms.Check).TryGet(out var type, out var errors))
        {
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
            return errors;
        }

        return new ReceivedFile(id, type, measured.Length, measured.Sha256());
    }

    /// <summary>Opens a document for reading.</summary>
    public Task<Stream> OpenAsync(string recordId, string documentId, CancellationToken cancellationToken) =>
        BlobOf(recordId, documentId).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>Clears away a file whose fact was refused.</summary>
    public Task DiscardAsync(string recordId, ReceivedFile file, CancellationToken cancellationToken) =>
        BlobOf(recordId, file.Id).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private static async Task<Result<DocumentType>> DetectPackageAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        await using var file = await blob.OpenReadAsync(cancellationToken: cancellationToken);
        return (await PackageEntries.ReadAsync(file, cancellationToken)).Then(DocumentTypes.DetectPackage);
    }

    private BlobClient BlobOf(string recordId, string documentId) => _container.GetBlobClient($"{recordId}/{documentId}");
}
