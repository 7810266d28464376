using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk;

/// <summary>A call of the panel.</summary>
public sealed record CalledPanel(int Batch, string OfficerId, string Reason, DateTimeOffset At);

/// <summary>
/// <c>POST /desk/rounds/{roundId}/panel</c>: begins the review batch without the applications that are not ready; they join the next batch.
/// </summary>
public sealed class CallPanelEndpoint(
    DeskForms forms,
    IRecordStore<RoundState> rounds,
    RoundMembers members,
    BatchPages pages,
    PendingWork pending,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    private const int MaxReasonLength = 1000;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);

    [Function(nameof(CallPanelEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/rounds/{roundId}/panel")] HttpRequest request,
        string roundId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.CallPanel, [BatchFields.Batch, BatchFields.Reason], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        if (!RoundId.TryParse(roundId, out var id) || await rounds.FindAsync(id.Value, cancellationToken) is not { } round)
        {
            return responses.Problem(request, RoundErrors.NotFound());
        }

        if ((await CallAsync(round.State, post, client, cancellationToken)).TryGet(out var called, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/rounds/{id}{request.QueryString}"))
                : Results.Json(new CalledPanel(called.Batch, called.OfficerId, called.Reason, called.At), RequestJson.Options);
        }

        return post.IsForm
            ? await pages.ShowAsync(
                request,
                post.Officer,
                round.State,
                new FormState { Values = post.Values, Errors = errors },
                cancellationToken
            )
            : responses.Problem(request, errors);
    }

    private async Task<Result<PanelCalled>> CallAsync(
        RoundState round,
        DeskPost post,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var roundId = round.Guide.Id.Value;
        if (!ReasonText.Accepts(post[BatchFields.Reason]))
        {
            return new Error(ErrorKind.Invalid, "reason-is-missing", $"Give a reason of 1 to {MaxReasonLength} characters.").At(
                BatchFields.Reason
            );
        }

        var reason = ReasonText.Clean(post[BatchFields.Reason]);
        var all = await members.ReadAsync(round.Guide.Id, cancellationToken);
        var callable = BatchPages.CallableBatch(round, all, now);
        var isNamed = int.TryParse(post[BatchFields.Batch], NumberStyles.None, CultureInfo.InvariantCulture, out var batch);
        if (!isNamed && post[BatchFields.Batch] is not null)
        {
            return new Error(
                ErrorKind.Invalid,
                "batch-is-malformed",
                "The batch is a whole number, such as 1. Give that of the batch to call, or none."
            ).At(BatchFields.Batch);
        }

        if (callable is null || (isNamed && batch != callable))
        {
            // Repeated request: the existing call is returned.
            return round.PanelCalls.FirstOrDefault(call => isNamed && call.Batch == batch) is { } made ? made : NotCallable();
        }

        var marker = await pending.MarkAsync(RecordRef.OfRound(roundId), cancellationToken);
        var recording = await rounds.RecordAsync(
            roundId,
            $"panel|{callable}",
            _ => new PanelCalled(callable.Value, post.Officer.Id, reason, now),
            DeskPolicy.Sign(post.Officer, DeskAct.CallPanel, now),
            [],
            cancellationToken
        );
        await client.WakeAsync(InstanceIds.Of(round.Guide.Id), cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return (PanelCalled)recording.EnsureStored();
    }

    private static Error NotCallable() =>
        new(
            ErrorKind.Conflict,
            "panel-cannot-be-called",
            "The panel is called after the closing, while something is ready and something else is not, once a batch. The page of the "
                + "round shows both."
        );
}
