using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core;
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

    /// <summary>
    /// Replaces the list and keeps it under its version permanently: one version never names two contents. The same content again,
    /// also of an earlier version, is put in force.
    /// </summary>
    /// <param name="confirmsLoss">Whether most entries of the list in force may go.</param>
    public async Task<Result<BureauList>> ImportAsync(
        ListName name,
        BureauList list,
        bool confirmsLoss,
        CancellationToken cancellationToken
    )
    {
        var inForce = await ReadAsync(name, cancellationToken);
        if (!confirmsLoss && inForce.LosesMostTo(list))
        {
            return ListErrors.MostWouldGo(inForce.Entries.Length);
        }

        if (!await KeepAsync(name, list, cancellationToken))
        {
            return ListErrors.VersionIsTaken();
        }

        await ReplaceAsync(name, list, cancellationToken);
        return list;
    }

    /// <summary>Keeps a list under its version; false where that names another content.</summary>
    private async Task<bool> KeepAsync(ListName name, BureauList list, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list.Version)));
        var blob = _container.GetBlobClient($"{name.ToString().ToLowerInvariant()}/{hash}.json");
        try
        {
            var once = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(BinaryData.FromString(StoredJson.Write(list)), once, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            var kept = StoredJson.Read<BureauList>((await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString());
            return kept.IsSameContentAs(list);
        }
    }

    /// <summary>Puts a new list in the place of the last, unchecked.</summary>
    public Task ReplaceAsync(ListName name, BureauList list, CancellationToken cancellationToken) =>
        BlobOf(name).UploadAsync(BinaryData.FromString(StoredJson.Write(list)), overwrite: true, cancellationToken);

    private BlobClient BlobOf(ListName name) => _container.GetBlobClient($"{name.ToString().ToLowerInvariant()}.json");

    private sealed record HeldList(ETag ETag, BureauList List);
}

/// <summary>What can be refused about a list, named as sentences.</summary>
public static class ListErrors
{
    public static Error VersionIsTaken() =>
        new Error(
            ErrorKind.Conflict,
            "list-version-is-taken",
            "This version names another content already, and checks were made against it. Give the new content a version of its own."
        ).At("version");

    public static Error MostWouldGo(int entries) =>
        new Error(
            ErrorKind.Conflict,
            "list-loses-most",
            $"Most of the {entries} entries in force are not in this file, so their parties would be found clear. If that is meant, send "
                + "it again with the query parameter confirmsLoss=true."
        )
            .With("entries", $"{entries}")
            .At("entries");
}
