using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Guides;

/// <summary><c>POST /desk/rounds</c>: creates a guide draft.</summary>
public sealed class BeginGuideDraftEndpoint(
    DeskForms forms,
    GuideDraftRecords drafts,
    RoundDirectory directory,
    GuidePages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(BeginGuideDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rounds")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.WriteGuide, [GuideDraftFields.Id, GuideDraftFields.Title], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        var now = time.GetUtcNow();
        if (
            GuideDraftPolicy
                .Blank(post[GuideDraftFields.Id], post[GuideDraftFields.Title], BeijingTime.DateOf(now).Year)
                .TryGet(out var guide, out errors)
        )
        {
            var guideDraftId = GuideDraft.IdOf(guide.Id, correction: 0);
            var isTaken =
                await directory.FindAsync(guide.Id.Value, cancellationToken) is not null
                || await drafts.BeginAsync(
                    guideDraftId,
                    new GuideDraftBegun(guide, IsCorrection: false, post.Officer.Id, now),
                    cancellationToken
                )
                    is not Recording<GuideDraft>.Done;
            if (!isTaken)
            {
                var address = site.Value.Address($"desk/guide-drafts/{guideDraftId}{(post.IsForm ? request.QueryString : "")}");
                return post.IsForm
                    ? new SeeOther(address)
                    : Responses.Created(
                        request,
                        address,
                        new GuideDraftView(guideDraftId, (await drafts.FindAsync(guideDraftId, cancellationToken))!.State, [])
                    );
            }

            errors = [RoundErrors.IsPublished().At(GuideDraftFields.Id)];
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Values = post.Values, Errors = errors }, cancellationToken)
            : responses.Problem(request, errors);
    }
}
