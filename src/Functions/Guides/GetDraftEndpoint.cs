using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Guides;

/// <summary><c>GET /desk/drafts/{draftId}</c>: a draft with its form, and what it still lacks.</summary>
public sealed class GetDraftEndpoint(DeskAccess access, DraftRecords drafts, GuidePages pages, Answers answers)
{
    [Function(nameof(GetDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/drafts/{draftId}")] HttpRequest request,
        string draftId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return await drafts.FindAsync(draftId, cancellationToken) is { } stored
            ? await pages.ShowAsync(request, officer, stored, state: null, cancellationToken)
            : answers.Problem(request, RoundErrors.DraftNotFound());
    }
}
