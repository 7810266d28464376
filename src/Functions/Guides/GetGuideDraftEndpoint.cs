using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Guides;

/// <summary><c>GET /desk/guide-drafts/{guideDraftId}</c>: a guide draft with its form and what is missing.</summary>
public sealed class GetGuideDraftEndpoint(DeskAccess access, GuideDraftRecords drafts, GuidePages pages, Responses responses)
{
    [Function(nameof(GetGuideDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/guide-drafts/{guideDraftId}")] HttpRequest request,
        string guideDraftId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return await drafts.FindAsync(guideDraftId, cancellationToken) is { } stored
            ? await pages.ShowAsync(request, officer, stored, state: null, cancellationToken)
            : responses.Problem(request, RoundErrors.DraftNotFound());
    }
}
