using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Where a round's procedure begins.</summary>
public sealed record RoundBegun(string RoundId);

/// <summary>
/// What is decided on a whole batch: once all reviews are in, the ranking is frozen, the meeting decides, the finance bureau agrees,
/// one public notice lies open, and one joint document awards.
/// </summary>
public sealed class RoundOrchestrator
{
    [Function(nameof(RoundOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<RoundBegun>()!;
        var wakeUps = new WakeUps(context);
        await WaitForReviewsAsync(context, wakeUps, begun);

        var batch = await context.DoAsync<FrozenBatch>(nameof(FreezeRankingActivity), begun);
        await MoveAllAsync(context, batch.ApplicationIds, ApplicationMove.Rank);
        if (batch.ApplicationIds.Count == 0)
        {
            await context.DoAsync(nameof(EndRoundActivity), begun);
            return;
        }

        var decided = await DecideAsync(context, wakeUps, begun, batch);
        if (decided.Proposed.Count == 0)
        {
            await context.DoAsync(nameof(EndRoundActivity), begun);
            return;
        }

        var notice = await context.DoAsync<OpenedNotice>(nameof(OpenNoticeActivity), begun);
        await MoveAllAsync(context, decided.Proposed, ApplicationMove.PublishNotice);
        while (context.CurrentUtcDateTime < notice.Until.UtcDateTime)
        {
            await wakeUps.WaitAsync(notice.Until);
        }

        await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.AwardDocument, ordinal: 1));
        await MoveAllAsync(context, decided.Proposed, ApplicationMove.Award);
        await context.DoAsync(nameof(AwardBatchActivity), begun);
    }

    private static async Task WaitForReviewsAsync(TaskOrchestrationContext context, WakeUps wakeUps, RoundBegun begun)
    {
        while (true)
        {
            var progress = await context.DoAsync<RoundProgress>(nameof(ReadRoundProgressActivity), begun);
            if (context.CurrentUtcDateTime < progress.SubmissionsDecidedAt.UtcDateTime)
            {
                await wakeUps.WaitAsync(progress.SubmissionsDecidedAt);
            }
            else if (progress.AreReviewsComplete)
            {
                return;
            }
            else
            {
                await wakeUps.WaitAsync();
            }
        }
    }

    /// <summary>The meeting decides; where the finance bureau returns the batch, it decides again.</summary>
    private static async Task<DecidedBatch> DecideAsync(
        TaskOrchestrationContext context,
        WakeUps wakeUps,
        RoundBegun begun,
        FrozenBatch batch)
    {
        for (var ordinal = 1; ; ordinal++)
        {
            await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.MeetingResolution, ordinal));
            var decided = await context.DoAsync<DecidedBatch>(nameof(AdoptResolutionActivity), new BatchStep(begun.RoundId, ordinal));
            await MoveAllAsync(context, decided.Proposed, ApplicationMove.Propose, ordinal);
            await MoveAllAsync(context, decided.Reserved, ApplicationMove.PlaceInReserve, ordinal);

            var concurrence = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Concurrence, ordinal));
            await context.DoAsync(nameof(RecordConcurrenceActivity), new BatchStep(begun.RoundId, ordinal));
            if (concurrence.Contains(Outcomes.Agree))
            {
                await MoveAllAsync(context, decided.NotSelected, ApplicationMove.Decline);
                return decided;
            }

            await MoveAllAsync(context, [.. decided.Proposed, .. decided.Reserved], ApplicationMove.ReturnToMeeting, ordinal);
        }
    }

    private static Task MoveAllAsync(
        TaskOrchestrationContext context,
        IReadOnlyList<string> applicationIds,
        ApplicationMove move,
        int ordinal = 1) =>
        Task.WhenAll(applicationIds.Select(id => context.DoAsync(nameof(MoveApplicationActivity), new ApplicationStep(id, move, ordinal))));

    private static TasksToOpen TasksOf(RoundBegun begun, ReviewStep step, int ordinal) =>
        new(PendingKind.Round, begun.RoundId, begun.RoundId, step, Ordinal: ordinal);
}
