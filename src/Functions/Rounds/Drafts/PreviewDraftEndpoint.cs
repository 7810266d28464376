using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Rounds.Drafts;

/// <summary><c>GET /desk/drafts/{draftId}/preview</c>: a draft exactly as the public will see it: by the same page.</summary>
public sealed class PreviewDraftEndpoint(DeskAccess access, DraftRecords drafts, TimeProvider time, Answers answers)
{
    [Function(nameof(PreviewDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/drafts/{draftId}/preview")] HttpRequest request,
        string draftId,
        CancellationToken cancellationToken)
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out _, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return await drafts.FindAsync(draftId, cancellationToken) is { } stored
            ? answers.Of(request, RoundView.Of(stored.State.Guide), () => RoundPages.Model(stored.State.Guide, time.GetUtcNow()), stored.State.Guide)
            : answers.Problem(request, RoundErrors.DraftNotFound());
    }
}
