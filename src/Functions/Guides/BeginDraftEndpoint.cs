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

/// <summary><c>POST /desk/rounds</c>: begins the draft of a guide.</summary>
public sealed class BeginDraftEndpoint(
    DeskForms forms,
    DraftRecords drafts,
    RoundDirectory directory,
    GuidePages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Answers answers
)
{
    [Function(nameof(BeginDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rounds")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.WriteGuide, [DraftFields.Id, DraftFields.Title], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return answers.Problem(request, errors);
        }

        var now = time.GetUtcNow();
        if (
            RoundDraftPolicy
                .Blank(post[DraftFields.Id], post[DraftFields.Title], BeijingTime.DateOf(now).Year)
                .TryGet(out var guide, out errors)
        )
        {
            var draftId = RoundDraft.IdOf(guide.Id, correction: 0);
            var isTaken =
                await directory.FindAsync(guide.Id.Value, cancellationToken) is not null
                || await drafts.BeginAsync(draftId, new DraftBegun(guide, IsCorrection: false, post.Officer.Id, now), cancellationToken)
                    is not Recording<RoundDraft>.Done;
            if (!isTaken)
            {
                var address = site.Value.Address($"desk/drafts/{draftId}{(post.IsForm ? request.QueryString : "")}");
                return post.IsForm
                    ? new SeeOther(address)
                    : Answers.Created(
                        request,
                        address,
                        new DraftView(draftId, (await drafts.FindAsync(draftId, cancellationToken))!.State, [])
                    );
            }

            errors = [RoundErrors.IsPublished().At(DraftFields.Id)];
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Values = post.Values, Errors = errors }, cancellationToken)
            : answers.Problem(request, errors);
    }
}
