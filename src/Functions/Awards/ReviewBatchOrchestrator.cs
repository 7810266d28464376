using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Awards;

/// <summary>Input of a review batch.</summary>
public sealed record ReviewBatchBegun(string RoundId, int Batch);

/// <summary>
/// A review batch: the experts' sessions, the frozen ranking, a field visit if the round has one, the meeting, and the finance bureau,
/// which may return it to the meeting.
/// </summary>
public sealed class ReviewBatchOrchestrator
{
    internal static readonly OrchestratorCall<ReviewBatchBegun> Call = new(nameof(ReviewBatchOrchestrator));

    [Function(nameof(ReviewBatchOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<ReviewBatchBegun>()!;
        var wakeUps = new WakeUps(context);
        var sessions = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Of<ExpertReviewStep>()));
        await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Of<RankingFreezeStep>()));
        var batch = await context.CallAsync(
            FreezeRankingActivity.Call,
            new SignedReviewBatch(begun.RoundId, begun.Batch, sessions.Tasks())
        );
        await context.MoveAllAsync(batch.ApplicationIds, ApplicationMove.Rank);
        if (batch.ApplicationIds.Count > 0)
        {
            if (batch.HasFieldVisit)
            {
                await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Of<FieldVisitStep>()));
            }

            await DecideAsync(context, wakeUps, begun);
        }

        await context.CallAsync(WakeRoundActivity.Call, begun.RoundId);
    }

    private static async Task DecideAsync(TaskOrchestrationContext context, WakeUps wakeUps, ReviewBatchBegun begun)
    {
        for (var ordinal = 1; ; ordinal++)
        {
            var resolution = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Of<MeetingResolutionStep>(), ordinal));
            var decided = await context.CallAsync(
                AdoptResolutionActivity.Call,
                new DecidedReviewBatch(begun.RoundId, begun.Batch, ordinal, resolution.Only().Task)
            );
            await context.MoveAllAsync(decided.Proposed, ApplicationMove.Propose, ordinal);
            await context.MoveAllAsync(decided.Reserved, ApplicationMove.PlaceInReserve, ordinal);

            var concurrence = await context.AskAsync(wakeUps, TasksOf(begun, ReviewStep.Of<ConcurrenceStep>(), ordinal));
            await context.CallAsync(
                RecordConcurrenceActivity.Call,
                new DecidedReviewBatch(begun.RoundId, begun.Batch, ordinal, concurrence.Only().Task)
            );
            if (concurrence.Contains(Outcomes.Agree))
            {
                await context.MoveAllAsync(decided.NotSelected, ApplicationMove.Decline);
                return;
            }

            await context.MoveAllAsync([.. decided.Proposed, .. decided.Reserved], ApplicationMove.ReturnToMeeting, ordinal);
        }
    }

    private static TasksToOpen TasksOf(ReviewBatchBegun begun, ReviewStep step, int ordinal = 1) =>
        new(RecordType.Round, begun.RoundId, begun.RoundId, step, TaskSubjects.Of(begun.Batch), ordinal);
}
