using CreditFunctions.Core;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>POST /desk/listings/{listingId}/export-confirmation</c>, a form with a file: an officer confirms by address and screenshot that the
/// exchange shows an entry, or no longer shows it.
/// </summary>
public sealed class ConfirmExportEndpoint(ListingFilePosts posts, ListingRecorder recorder, TimeProvider time)
{
    [Function(nameof(ConfirmExportEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/listings/{listingId}/export-confirmation")] HttpRequest request,
        string listingId,
        CancellationToken cancellationToken
    ) =>
        posts.RecordAsync(
            request,
            listingId,
            DeskAct.ConfirmExport,
            ListingFields.Screenshot,
            (listing, post) =>
                ExportPolicy
                    .Check(listing, ActionOf(post[ListingFields.Action]), post[ListingFields.Address], time.GetUtcNow())
                    .Select(_ => true),
            (listing, post, document, signature) =>
                document is null
                    ? Task.FromResult<Result<Fact>>(
                        new Error(ErrorKind.Invalid, "export-screenshot-is-missing", "Upload a screenshot of the page at the exchange.").At(
                            ListingFields.Screenshot
                        )
                    )
                    : recorder.DecideAsync(
                        listing.Id,
                        "exportConfirmed",
                        current =>
                            ExportPolicy
                                .Confirm(
                                    current,
                                    ActionOf(post[ListingFields.Action]),
                                    post[ListingFields.Address],
                                    document,
                                    signature.Actor,
                                    signature.At
                                )
                                .Select<Fact>(confirmed => confirmed),
                        signature,
                        cancellationToken
                    ),
            cancellationToken
        );

    private static ExportAction? ActionOf(string? text) =>
        Enum.TryParse<ExportAction>(text, out var action) && Enum.IsDefined(action) ? action : null;
}
