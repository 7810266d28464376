using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Guides;

/// <summary>A page of applications that were told of a corrected guide.</summary>
/// <param name="Continuation">Where the next page begins; null after the last.</param>
public sealed record GuideCorrectionPage(string? Continuation);

/// <summary>
/// Tells a page of applications of a corrected guide. One that complies goes over to it; a submission that does not is returned to be
/// completed; a draft is asked to adopt it. Where the correction reopens the round, what missed the closing is a draft again.
/// </summary>
public sealed class FollowGuideActivity(
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    RoundMembers members,
    GuideFollower follower,
    TaskService tasks,
    PendingWork pending
)
{
    /// <summary>Most applications of one step: it ends well within the time that a step may take.</summary>
    private const int PageSize = 20;

    internal static readonly ActivityCall<GuideCorrectionBegun, GuideCorrectionPage> Call = new(nameof(FollowGuideActivity));

    [Function(nameof(FollowGuideActivity))]
    public async Task<GuideCorrectionPage> RunAsync(
        [ActivityTrigger] GuideCorrectionBegun begun,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var round = (await rounds.GetAsync(begun.RoundId, cancellationToken)).State;
        var (ids, continuation) = await members.ReadPageAsync(
            round.Guide.Id,
            !begun.IsPastDrafts,
            begun.Continuation,
            PageSize,
            cancellationToken
        );

        // A later correction tells of this one, too.
        foreach (var id in begun.Version == round.CurrentGuide.Version ? ids : [])
        {
            await FollowAsync(id, round, client, cancellationToken);
        }

        return new GuideCorrectionPage(continuation);
    }

    private async Task FollowAsync(string id, RoundState round, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await applications.FindAsync(id, cancellationToken) is not { } before)
        {
            return;
        }

        // Its procedure has ended, or is about to: where this dies before it begins again, the recovery timer begins it.
        var marker = follower.MayReopen(before.State, round)
            ? await pending.MarkAsync(RecordRef.OfApplication(id), cancellationToken)
            : null;
        var followed = await follower.FollowAsync(id, round, cancellationToken);
        if (followed is { State: { State: ApplicationState.Returned, Reopenings: > 0 } })
        {
            // Whoever was to check its format need not any more.
            await tasks.ClearAllAsync(RecordRef.OfApplication(id), round.Guide.Id.Value, cancellationToken);
        }

        if (marker is null)
        {
            await client.WakeApplicationAsync(id, cancellationToken);
            return;
        }

        var begun = new ApplicationBegun(id, round.Guide.Id.Value, MarkerWriter: "");
        if (
            await client.BeginAgainOrWakeAsync(
                ApplicationProcedure.Call,
                InstanceIds.Of(RecordRef.OfApplication(id)),
                begun,
                cancellationToken
            )
        )
        {
            await pending.ClearAsync(marker, cancellationToken);
        }
    }
}
