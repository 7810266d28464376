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

/// <summary>A page of applications that were notified of a corrected guide.</summary>
/// <param name="Continuation">Start of the next page; null after the last.</param>
public sealed record GuideCorrectionPage(string? Continuation);

/// <summary>
/// Applies a corrected guide to a page of applications and notifies them. A submission that complies uses the new version; one that does
/// not is returned for completion; a draft is asked to adopt the guide. If the correction reopens the round, applications that missed the
/// closing become drafts again.
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
    /// <summary>Most applications of one step, so that it ends well within the time limit of a step.</summary>
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

        // A later correction also covers this one.
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

        // Its procedure has ended or is about to: if this process ends before it begins again, the recovery timer begins it.
        var marker = follower.MayReopen(before.State, round)
            ? await pending.MarkAsync(RecordRef.OfApplication(id), cancellationToken)
            : null;
        var followed = await follower.FollowAsync(id, round, cancellationToken);
        if (followed is { State: { State: ApplicationState.Returned, Reopenings: > 0 } })
        {
            // The format check of a returned application is no longer needed.
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
