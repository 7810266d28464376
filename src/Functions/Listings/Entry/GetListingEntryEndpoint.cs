using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary><c>GET /desk/new-listing</c>: the form on which an officer enters a party in a list without a case.</summary>
public sealed class GetListingEntryEndpoint(DeskAccess access, ActContexts contexts, Responses responses)
{
    [Function(nameof(GetListingEntryEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/new-listing")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.EnterListing, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return contexts.Now().TryGet(out var context, out errors)
            ? responses.Page(request, new ListingEntryModel(access.FrameOf(officer), context.Rules))
            : responses.Problem(request, errors);
    }
}
