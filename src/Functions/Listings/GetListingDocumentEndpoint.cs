using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary><c>GET /desk/listings/{listingId}/documents/{documentId}</c>: a file of a listing.</summary>
public sealed class GetListingDocumentEndpoint(
    DeskAccess access,
    IRecordStore<Listing> listings,
    RecordFiles<Listing> files,
    Responses responses
)
{
    [Function(nameof(GetListingDocumentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/listings/{listingId}/documents/{documentId}")]
            HttpRequest request,
        string listingId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeCases, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (!ListingId.TryParse(listingId, out var id) || await listings.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, ListingRecorder.NotFound());
        }

        return (await files.OpenAsync(stored.Id, stored.State, documentId, cancellationToken)).TryGet(out var file, out errors)
            ? file.ToDownload()
            : responses.Problem(request, errors);
    }
}
