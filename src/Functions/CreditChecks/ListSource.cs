using Azure;
using Azure.Storage.Blobs;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>A list that the bureau keeps.</summary>
public enum ListName
{
    /// <summary>本局名单: who is dishonest.</summary>
    Bureau,

    /// <summary>红名单: winners of science and technology awards, who go before their equals.</summary>
    Red,
}

/// <summary>The bureau's own lists, as last imported; each held in memory as long as its blob does not change.</summary>
public sealed class ListSource(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.ListsContainer);
    // A reference each, so that nobody reads half of one.
    private readonly HeldList?[] _held = new HeldList?[Enum.GetValues<ListName>().Length];

    /// <summary>The list in force now.</summary>
    public async Task<BureauList> ReadAsync(ListName name, CancellationToken cancellationToken)
    {
        var blob = BlobOf(name);
        try
        {
            var etag = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag;
            if (_held[(int)name] is { } held && held.ETag == etag)
            {
                return held.List;
            }

            var content = await blob.DownloadContentAsync(cancellationToken);
            var list = StoredJson.Read<BureauList>(content.Value.Content.ToString());
            _held[(int)name] = new HeldList(content.Value.Details.ETag, list);
            return list;
        }
        catch (RequestFailedException failed) when (failed.Status == 404)
        {
            return BureauList.Empty;
        }
    }

    /// <summary>Puts a new list in the place of the last.</summary>
    public Task ReplaceAsync(ListName name, BureauList list, CancellationToken cancellationToken) =>
        BlobOf(name).UploadAsync(BinaryData.FromString(StoredJson.Write(list)), overwrite: true, cancellationToken);

    private BlobClient BlobOf(ListName name) => _container.GetBlobClient($"{name.ToString().ToLowerInvariant()}.json");

    private sealed record HeldList(ETag ETag, BureauList List);
}
