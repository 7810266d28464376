using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Guides;

/// <summary><c>POST /desk/rounds/{roundId}/correction</c>: creates the correction of a published guide, or returns the open one.</summary>
public sealed class BeginCorrectionEndpoint(
    DeskForms forms,
    GuideDraftRecords drafts,
    IRecordStore<RoundState> rounds,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(BeginCorrectionEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rounds/{roundId}/correction")] HttpRequest request,
        string roundId,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.WriteGuide, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!RoundId.TryParse(roundId, out var id) || await rounds.FindAsync(id.Value, cancellationToken) is not { } round)
        {
            return responses.Problem(request, RoundErrors.NotFound());
        }

        var now = time.GetUtcNow();
        if (ReopeningPolicy.CheckCorrectable(round.State, now) is { } refusal)
        {
            return responses.Problem(request, refusal);
        }

        var guideDraftId = await FreeIdAsync(id, round.State.Corrections.Length + 1, cancellationToken);
        await drafts.BeginAsync(
            guideDraftId,
            new GuideDraftBegun(round.State.Guide, IsCorrection: true, post.Officer.Id, now),
            cancellationToken
        );
        var address = site.Value.Address($"desk/guide-drafts/{guideDraftId}{(post.IsForm ? request.QueryString : "")}");
        return post.IsForm
            ? new SeeOther(address)
            : Responses.Created(
                request,
                address,
                new GuideDraftView(guideDraftId, (await drafts.FindAsync(guideDraftId, cancellationToken))!.State, [])
            );
    }

    /// <summary>The id of the open guide draft, or the next unused one; discarded drafts keep theirs.</summary>
    private async Task<string> FreeIdAsync(RoundId roundId, int number, CancellationToken cancellationToken)
    {
        while (await drafts.FindAsync(GuideDraft.IdOf(roundId, number), cancellationToken) is { State.IsOpen: false })
        {
            number++;
        }

        return GuideDraft.IdOf(roundId, number);
    }
}
