using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary><c>GET /desk/listings/{listingId}</c>: a listing with its period, basis and repair.</summary>
public sealed class GetListingEndpoint(DeskAccess access, IRecordStore<Listing> listings, ListingPages pages, Responses responses)
{
    [Function(nameof(GetListingEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/listings/{listingId}")] HttpRequest request,
        string listingId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeCases, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return ListingId.TryParse(listingId, out var id) && await listings.FindAsync(id.Value, cancellationToken) is { } stored
            ? await pages.ShowAsync(request, officer, stored.State, state: null, cancellationToken)
            : responses.Problem(request, ListingRecorder.NotFound());
    }
}
