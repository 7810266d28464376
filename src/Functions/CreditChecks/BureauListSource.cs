using Azure;
using Azure.Storage.Blobs;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The bureau's own list, as last imported; held in memory as long as its blob does not change.</summary>
public sealed class BureauListSource(BlobServiceClient blobs)
{
    private readonly BlobClient _blob = blobs.GetBlobContainerClient(StorageNames.ListsContainer).GetBlobClient("bureau.json");
    private (ETag ETag, BureauList List)? _held;

    /// <summary>The list in force now.</summary>
    public async Task<BureauList> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var etag = (await _blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag;
            if (_held is { } held && held.ETag == etag)
            {
                return held.List;
            }

            var content = await _blob.DownloadContentAsync(cancellationToken);
            var list = StoredJson.Read<BureauList>(content.Value.Content.ToString());
            _held = (content.Value.Details.ETag, list);
            return list;
        }
        catch (RequestFailedException failed) when (failed.Status == 404)
        {
            return BureauList.Empty;
        }
    }

    /// <summary>Puts a new list in the place of the last.</summary>
    public Task ReplaceAsync(BureauList list, CancellationToken cancellationToken) =>
        _blob.UploadAsync(BinaryData.FromString(StoredJson.Write(list)), overwrite: true, cancellationToken);
}
