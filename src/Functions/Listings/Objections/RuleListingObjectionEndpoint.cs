using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>POST /desk/listings/{listingId}/objection-ruling</c>: an officer who entered neither listing nor objection decides; if upheld, the
/// listing ends at once with its ban and publication.
/// </summary>
public sealed class RuleListingObjectionEndpoint(ListingActs acts, ListingEntries entries)
{
    [Function(nameof(RuleListingObjectionEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/listings/{listingId}/objection-ruling")] HttpRequest request,
        string listingId,
        CancellationToken cancellationToken
    ) =>
        acts.RecordAsync(
            request,
            listingId,
            DeskAct.RuleListingObjection,
            [ListingFields.Choice, ListingFields.RulingReason],
            (id, post, signature) => entries.RuleObjectionAsync(id, post, signature, cancellationToken),
            cancellationToken
        );
}
