using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core.Publications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages;
using CreditFunctions.Pages.Publications;

namespace CreditFunctions.Functions.Publications;

/// <summary>
/// The public site: static files in the container that Azure Storage serves as a website. A publication's own files are written
/// first, then its month, then the root manifest, then the list; so what is listed is there, and doing it again changes nothing. A CDN
/// drops its copies in the same step.
/// </summary>
public sealed class PublicSite(BlobServiceClient blobs, PublicationPages pages, ICdn cdn)
{
    private const string ManifestName = "manifest.json";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.PublicContainer);

    /// <summary>Puts a publication before the public.</summary>
    public async Task PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        await WriteAssetsAsync(cancellationToken);
        var entry = ManifestEntry.Of(publication);
        await WriteTextAsync(
            PublicFile.Html(entry.Path, english: false),
            await pages.RenderAsync(publication, english: false),
            cancellationToken
        );
        await WriteTextAsync(
            PublicFile.Html(entry.Path, english: true),
            await pages.RenderAsync(publication, english: true),
            cancellationToken
        );
        await WriteJsonAsync(PublicFile.Json(entry.Path), publication, cancellationToken);

        var period = await ListInPeriodAsync(entry, isListed: true, cancellationToken);
        await ListAsync(current => current.Add(entry, period), cancellationToken);
        await PurgeAsync(entry, period, cancellationToken);
    }

    /// <summary>Takes a publication away: its files, then its line in month, manifest and list. Again changes nothing.</summary>
    public async Task WithdrawAsync(Publication publication, CancellationToken cancellationToken)
    {
        var entry = ManifestEntry.Of(publication);
        foreach (var file in FilesOf(entry))
        {
            await _container.GetBlobClient(file).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }

        var period = await ListInPeriodAsync(entry, isListed: false, cancellationToken);
        await ListAsync(current => current.Remove(entry, period), cancellationToken);
        await PurgeAsync(entry, period, cancellationToken);
    }

    private static string[] FilesOf(ManifestEntry entry) =>
        [PublicFile.Html(entry.Path, english: false), PublicFile.Html(entry.Path, english: true), PublicFile.Json(entry.Path)];

    private Task PurgeAsync(ManifestEntry entry, PeriodReference period, CancellationToken cancellationToken) =>
        cdn.PurgeAsync(
            [.. FilesOf(entry), period.Path, ManifestName, PublicFile.Index(english: false), PublicFile.Index(english: true)],
            cancellationToken
        );

    /// <summary>Writes what every page of the site refers to.</summary>
    public async Task WriteAssetsAsync(CancellationToken cancellationToken)
    {
        foreach (var asset in SiteAsset.All)
        {
            await WriteAsync(asset.Name, asset.ContentType, asset.Content, cancellationToken);
        }
    }

    /// <summary>What is published.</summary>
    public async Task<PublicManifest> ReadManifestAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(ManifestName, PublicManifest.Empty, cancellationToken)).Value;

    /// <summary>A file of the site; null where there is none.</summary>
    public async Task<BlobDownloadStreamingResult?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsInside(path))
        {
            return null;
        }

        try
        {
            return await _container.GetBlobClient(path).DownloadStreamingAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 400)
        {
            return null;
        }
    }

    // The address of a blob is made like any other: ".." would lead out of this container, into those that nobody may see.
    private static bool IsInside(string path) => path.Split('/', '\\').All(segment => segment is not ("" or "." or ".."));

    private async Task ListAsync(Func<PublicManifest, PublicManifest> change, CancellationToken cancellationToken)
    {
        var manifest = await UpdateAsync(ManifestName, PublicManifest.Empty, change, cancellationToken);
        await WriteTextAsync(PublicFile.Index(english: false), await pages.RenderIndexAsync(manifest, english: false), cancellationToken);
        await WriteTextAsync(PublicFile.Index(english: true), await pages.RenderIndexAsync(manifest, english: true), cancellationToken);
    }

    private async Task<PeriodReference> ListInPeriodAsync(ManifestEntry entry, bool isListed, CancellationToken cancellationToken)
    {
        var name = $"{entry.PublishedAt.UtcDateTime:yyyy-MM}";
        var path = $"periods/{name}.json";
        var file = await UpdateAsync(
            path,
            new PeriodFile(name, []),
            current =>
                current with
                {
                    Entries =
                    [
                        .. current
                            .Entries.Where(each => each.Id != entry.Id)
                            .Concat(isListed ? [entry] : [])
                            .OrderBy(each => each.PublishedAt)
                            .ThenBy(each => each.Id, StringComparer.Ordinal),
                    ],
                },
            cancellationToken
        );
        return new PeriodReference(name, file.Entries.Count, path);
    }

    private async Task<T> UpdateAsync<T>(string path, T empty, Func<T, T> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (current, conditions) = await ReadAsync(path, empty, cancellationToken);
            var changed = change(current);
            try
            {
                await UploadAsync(
                    path,
                    "application/json; charset=utf-8",
                    BinaryData.FromString(StoredJson.Write(changed)),
                    conditions,
                    cancellationToken
                );
                return changed;
            }
            catch (RequestFailedException failed) when (failed.Status is 409 or 412)
            {
                // Somebody else changed it meanwhile: change theirs.
            }
        }
    }

    private async Task<(T Value, BlobRequestConditions Unchanged)> ReadAsync<T>(string path, T empty, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await _container.GetBlobClient(path).DownloadContentAsync(cancellationToken)).Value;
            return (StoredJson.Read<T>(content.Content.ToString()), new BlobRequestConditions { IfMatch = content.Details.ETag });
        }
        catch (RequestFailedException failed) when (failed.Status == 404)
        {
            return (empty, new BlobRequestConditions { IfNoneMatch = ETag.All });
        }
    }

    private Task WriteTextAsync(string path, string html, CancellationToken cancellationToken) =>
        WriteAsync(path, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html), cancellationToken);

    private Task WriteJsonAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        WriteAsync(path, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(StoredJson.Write(value)), cancellationToken);

    private Task WriteAsync(string path, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        UploadAsync(path, contentType, BinaryData.FromBytes(content), conditions: null, cancellationToken);

    private async Task UploadAsync(
        string path,
        string contentType,
        BinaryData content,
        BlobRequestConditions? conditions,
        CancellationToken cancellationToken
    ) =>
        await _container
            .GetBlobClient(path)
            .UploadAsync(
                content,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                    Conditions = conditions,
                },
                cancellationToken
            );
}
