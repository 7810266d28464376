using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>A review batch whose sessions are signed.</summary>
/// <param name="Sessions">The experts' tasks.</param>
public sealed record SignedReviewBatch(string RoundId, int Batch, IReadOnlyList<string> Sessions);

/// <summary>The ranked applications, best first in each category.</summary>
/// <param name="HasFieldVisit">Whether the round visits them before the meeting.</param>
public sealed record FrozenBatch(IReadOnlyList<string> ApplicationIds, bool HasFieldVisit);

/// <summary>Freezes the ranking of a review batch once; later scores do not change it.</summary>
public sealed class FreezeRankingActivity(
    IRecordStore<RoundState> rounds,
    IRecordStore<Application> applications,
    TaskService taskService,
    RankingPreview preview,
    TimeProvider time
)
{
    internal static readonly ActivityCall<SignedReviewBatch, FrozenBatch> Call = new(nameof(FreezeRankingActivity));

    [Function(nameof(FreezeRankingActivity))]
    public async Task<FrozenBatch> RunAsync([ActivityTrigger] SignedReviewBatch signed, CancellationToken cancellationToken)
    {
        var round = (await rounds.GetAsync(signed.RoundId, cancellationToken)).State;
        var decided = await taskService.ReadDecisionsAsync<ExpertReviewDecision>(
            RecordRef.OfRound(signed.RoundId),
            signed.Sessions,
            cancellationToken
        );
        List<ExpertReviewDecision> sessions = [.. decided.Select(session => session.Decision)];
        var frozen = await preview.RankAsync(round, round.Batch(signed.Batch), sessions, cancellationToken);
        var recording = await rounds.RecordAsync(
            signed.RoundId,
            $"ranking|{signed.Batch}",
            _ => frozen,
            Signature.Procedure(time.GetUtcNow(), ReviewStep.Of<RankingFreezeStep>().Value),
            [],
            cancellationToken
        );

        var recorded = (RankingFrozen)recording.EnsureStored();
        await Parallel.ForEachAsync(
            recorded.Ranking,
            cancellationToken,
            async (ranked, cancelled) => await MergeCommentsAsync(ranked.Application.Id, sessions, cancelled)
        );
        return new FrozenBatch([.. recorded.Ranking.Select(ranked => ranked.Application.Id.Value)], round.Guide.Review.HasFieldVisit);
    }

    // Stored with the application: the round's single row cannot hold the texts of a whole batch.
    private async Task MergeCommentsAsync(ApplicationId id, List<ExpertReviewDecision> sessions, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var merged = new CommentsMerged(BatchPolicy.MergeComments(sessions, id), now);
        var recording = await applications.RecordAsync(
            id.Value,
            ExpertComments.FactKey,
            _ => merged,
            Signature.Procedure(now, ReviewStep.Of<ExpertReviewStep>().Value),
            [],
            cancellationToken
        );
        recording.EnsureStored();
    }
}
