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

/// <summary><c>POST /desk/drafts/{draftId}/dropping</c>: gives a draft up.</summary>
public sealed class DropDraftEndpoint(DeskForms forms, DraftRecords drafts, IOptions<SiteOptions> site, TimeProvider time, Answers answers)
{
    [Function(nameof(DropDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/drafts/{draftId}/dropping")] HttpRequest request,
        string draftId,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.WriteGuide, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (await drafts.FindAsync(draftId, cancellationToken) is not { } stored)
        {
            return answers.Problem(request, RoundErrors.DraftNotFound());
        }

        var now = time.GetUtcNow();
        return (
            await drafts.RecordAsync(
                stored.Id,
                "dropped",
                draft => RoundDraftPolicy.Drop(draft, post.Officer.Id, now).Select<Fact>(dropped => dropped),
                DeskPolicy.Sign(post.Officer, DeskAct.WriteGuide, now),
                cancellationToken
            )
        ).TryGet(out var dropped, out errors)
            ? post.IsForm
                ? new SeeOther(site.Value.Address($"desk/rounds{request.QueryString}"))
                : Results.Json(new DraftView(stored.Id, dropped, []), RequestJson.Options)
            : answers.Problem(request, errors);
    }
}
