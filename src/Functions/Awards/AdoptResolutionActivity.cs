using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>A decided review batch.</summary>
/// <param name="Ordinal">1 for the first decision on the batch, 2 after a return.</param>
/// <param name="Task">The task of the decision.</param>
public sealed record DecidedReviewBatch(string RoundId, int Batch, int Ordinal, string Task);

/// <summary>The meeting's decision on a review batch.</summary>
public sealed record DecidedBatch(IReadOnlyList<string> Proposed, IReadOnlyList<string> Reserved, IReadOnlyList<string> NotSelected);

/// <summary>Applies the meeting's recorded resolution to the frozen ranking.</summary>
public sealed class AdoptResolutionActivity(IRecordStore<RoundState> rounds, TaskService tasks, TimeProvider time)
{
    internal static readonly ActivityCall<DecidedReviewBatch, DecidedBatch> Call = new(nameof(AdoptResolutionActivity));

    [Function(nameof(AdoptResolutionActivity))]
    public async Task<DecidedBatch> RunAsync([ActivityTrigger] DecidedReviewBatch decided, CancellationToken cancellationToken)
    {
        var resolutions = await tasks.ReadDecisionsAsync<MeetingResolutionDecision>(
            RecordRef.OfRound(decided.RoundId),
            [decided.Task],
            cancellationToken
        );
        var recording = await rounds.RecordAsync(
            decided.RoundId,
            $"resolution|{decided.Batch}|{decided.Ordinal}",
            round => BatchPolicy.Adopt(round.Batch(decided.Batch), resolutions[0].Decision),
            Signature.Procedure(time.GetUtcNow(), ReviewStep.Of<MeetingResolutionStep>().Value),
            [],
            cancellationToken
        );

        var proposals = ((ResolutionAdopted)recording.EnsureStored()).Proposals.ToLookup(
            proposal => proposal.Outcome,
            proposal => proposal.Ranked.Application.Id.Value
        );
        return new DecidedBatch(
            [.. proposals[ProposalOutcome.Propose]],
            [.. proposals[ProposalOutcome.Reserve]],
            [.. proposals[ProposalOutcome.NotSelect]]
        );
    }
}
