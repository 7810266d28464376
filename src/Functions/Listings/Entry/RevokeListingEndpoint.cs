using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>POST /desk/listings/{listingId}/revocation</c>: the leader ends a listing that has lost its basis, or to which an objection was
/// upheld; effect, ban and publication end together.
/// </summary>
public sealed class RevokeListingEndpoint(ListingActs acts, ListingEntries entries)
{
    [Function(nameof(RevokeListingEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/listings/{listingId}/revocation")] HttpRequest request,
        string listingId,
        CancellationToken cancellationToken
    ) =>
        acts.RecordAsync(
            request,
            listingId,
            DeskAct.RevokeListing,
            [ListingFields.Reason],
            (id, post, signature) => entries.RevokeAsync(id, post.Officer, post[ListingFields.Reason], signature, cancellationToken),
            cancellationToken
        );
}
