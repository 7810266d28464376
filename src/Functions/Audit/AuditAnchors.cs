using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Audit;

/// <summary>An anchor and its stored hash, which the next anchor contains.</summary>
public sealed record StoredAnchor(AuditAnchor Anchor, AuditHash Hash);

/// <summary>The anchors of the audit chains: numbered blobs, written once, in a separate container that can be made immutable.</summary>
public sealed class AuditAnchors(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.AnchorsContainer);

    /// <summary>Null if there is none.</summary>
    public async Task<StoredAnchor?> FindLastAsync(CancellationToken cancellationToken)
    {
        // Blobs are listed by name, and names are numbers of fixed length.
        string? last = null;
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            last = blob.Name;
        }

        if (last is null)
        {
            return null;
        }

        var content = (await _container.GetBlobClient(last).DownloadContentAsync(cancellationToken)).Value.Content;
        return new StoredAnchor(StoredJson.Read<AuditAnchor>(content.ToString()), AuditHash.FromBytes(SHA256.HashData(content)));
    }

    /// <summary>Adds an anchor after the last; the first one of a number is kept.</summary>
    public async Task AddAsync(AuditAnchor anchor, CancellationToken cancellationToken)
    {
        try
        {
            await BlobOf(anchor.Number)
                .UploadAsync(
                    BinaryData.FromString(StoredJson.Write(anchor)),
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    },
                    cancellationToken
                );
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            // Race: another run was first. The next run anchors what it missed.
        }
    }

    /// <summary>The stored bytes of an anchor; null if the number does not exist.</summary>
    public async Task<BinaryData?> FindAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return (await BlobOf(number).DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException failed) when (failed.Status == 404)
        {
            return null;
        }
    }

    private BlobClient BlobOf(int number) => _container.GetBlobClient($"{number:D8}.json");
}
