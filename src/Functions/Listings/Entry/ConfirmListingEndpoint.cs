using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary><c>POST /desk/listings/{listingId}/confirmation</c>: a second officer confirms an entry or rejects it.</summary>
public sealed class ConfirmListingEndpoint(ListingActs acts, ListingEntries entries, ActContexts contexts)
{
    [Function(nameof(ConfirmListingEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/listings/{listingId}/confirmation")] HttpRequest request,
        string listingId,
        CancellationToken cancellationToken
    ) =>
        acts.RecordAsync(
            request,
            listingId,
            DeskAct.ConfirmListing,
            [ListingFields.Choice, ListingFields.Reason],
            async (id, post, signature) =>
                contexts.Now().TryGet(out var context, out var errors)
                    ? await entries.DecideAsync(id, post, context, signature, cancellationToken)
                    : errors,
            cancellationToken
        );
}
