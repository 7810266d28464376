using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Publications;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Publications;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// The public page of a listing: one file for each language, in no list, feed, index or bulk file, because it may have to go any time. A
/// CDN drops its copies in the same step.
/// </summary>
public sealed class ListingNotices(
    BlobServiceClient blobs,
    PublicationPages pages,
    PublicSite site,
    ICdn cdn,
    IRecordStore<IntegrityCase> cases
)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.PublicContainer);

    /// <summary>Where the page is, without ending.</summary>
    public static string PathOf(ListingId id) => $"publications/listing-{id}";

    /// <summary>Puts the page before the public, or puts it right. Again changes nothing.</summary>
    /// <param name="listing">One that was published.</param>
    public async Task PutAsync(Listing listing, CancellationToken cancellationToken)
    {
        await site.WriteAssetsAsync(cancellationToken);
        var notice = ListingNotice.Of(listing, await GroundsOfAsync(listing, cancellationToken));
        foreach (var english in (bool[])[false, true])
        {
            var html = await pages.RenderAsync(notice, english);
            await _container
                .GetBlobClient(PublicFile.Html(PathOf(listing.Id), english))
                .UploadAsync(
                    BinaryData.FromBytes(Encoding.UTF8.GetBytes(html)),
                    new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/html; charset=utf-8" } },
                    cancellationToken
                );
        }

        await cdn.PurgeAsync(FilesOf(listing.Id), cancellationToken);
    }

    /// <summary>Takes the page away.</summary>
    public async Task WithdrawAsync(ListingId id, CancellationToken cancellationToken)
    {
        foreach (var file in FilesOf(id))
        {
            await _container.GetBlobClient(file).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }

        await cdn.PurgeAsync(FilesOf(id), cancellationToken);
    }

    private static string[] FilesOf(ListingId id) =>
        [PublicFile.Html(PathOf(id), english: false), PublicFile.Html(PathOf(id), english: true)];

    /// <summary>The facts and who decided, from the letter that was served or from what two officers entered.</summary>
    public async Task<ListingGrounds> GroundsOfAsync(Listing listing, CancellationToken cancellationToken)
    {
        if (listing.Entry is { } entry)
        {
            return new ListingGrounds(entry.Facts, entry.Authority);
        }

        var decided = (await cases.GetAsync(listing.Id.Value, cancellationToken)).State.Decision!;
        return new ListingGrounds(decided.Letters.OfType<DecisionLetter>().Single().Findings!.Facts, Authority: null);
    }
}
