using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>POST /desk/listings/{listingId}/objection</c>, a form that may bring the scan: an officer enters what a party objected on paper.
/// </summary>
public sealed class EnterListingObjectionEndpoint(ListingFilePosts posts, ListingRecorder recorder, ActContexts contexts)
{
    [Function(nameof(EnterListingObjectionEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/listings/{listingId}/objection")] HttpRequest request,
        string listingId,
        CancellationToken cancellationToken
    ) =>
        posts.RecordAsync(
            request,
            listingId,
            DeskAct.EnterListingObjection,
            ListingFields.Scan,
            (listing, post) => Object(listing, post, scan: null).Select(_ => true),
            (listing, post, document, signature) =>
                recorder.DecideAsync(
                    listing.Id,
                    "objected",
                    current => Object(current, post, document).Select<Fact>(objected => objected),
                    signature,
                    cancellationToken
                ),
            cancellationToken
        );

    private Result<ListingObjected> Object(Listing listing, DeskPost post, Document? scan) =>
        contexts
            .Now()
            .Then(context =>
                ListingObjectionPolicy.ObjectOnPaper(
                    listing,
                    post[ListingFields.Objection],
                    post[ListingFields.ContactEmail],
                    post.Officer.Id,
                    scan,
                    context
                )
            );
}
