using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Guides;

/// <summary><c>POST /desk/guide-drafts/{guideDraftId}/discarding</c>: discards a guide draft.</summary>
public sealed class DiscardGuideDraftEndpoint(
    DeskForms forms,
    GuideDraftRecords drafts,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(DiscardGuideDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/guide-drafts/{guideDraftId}/discarding")] HttpRequest request,
        string guideDraftId,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.WriteGuide, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (await drafts.FindAsync(guideDraftId, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, RoundErrors.DraftNotFound());
        }

        var now = time.GetUtcNow();
        return (
            await drafts.RecordAsync(
                stored.Id,
                "dropped",
                draft => GuideDraftPolicy.Drop(draft, post.Officer.Id, now).Select<Fact>(dropped => dropped),
                DeskPolicy.Sign(post.Officer, DeskAct.WriteGuide, now),
                cancellationToken
            )
        ).TryGet(out var dropped, out errors)
            ? post.IsForm
                ? new SeeOther(site.Value.Address($"desk/rounds{request.QueryString}"))
                : Results.Json(new GuideDraftView(stored.Id, dropped, []), RequestJson.Options)
            : responses.Problem(request, errors);
    }
}
