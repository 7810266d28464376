using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>One pass of the batch through meeting and finance bureau: 1 for the first, 2 after a return.</summary>
public sealed record BatchStep(string RoundId, int Ordinal);

/// <summary>What the meeting made of the batch.</summary>
public sealed record DecidedBatch(IReadOnlyList<string> Proposed, IReadOnlyList<string> Reserved, IReadOnlyList<string> NotSelected);

/// <summary>Applies the meeting's recorded resolution to the frozen ranking.</summary>
public sealed class AdoptResolutionActivity(IRecordStore<RoundState> rounds, RoundDirectory directory, TaskDesk desk, TimeProvider time)
{
    [Function(nameof(AdoptResolutionActivity))]
    public async Task<DecidedBatch> RunAsync([ActivityTrigger] BatchStep step, CancellationToken cancellationToken)
    {
        var resolution = await desk.GetDecisionAsync<Decision.Resolution>(
            directory,
            step.RoundId,
            ReviewStep.MeetingResolution,
            step.Ordinal,
            cancellationToken);
        var recording = await rounds.RecordAsync(
            step.RoundId,
            $"resolution|{step.Ordinal}",
            round => BatchPolicy.Adopt(round.Ranking, resolution),
            Signature.Procedure(time.GetUtcNow()),
            [],
            cancellationToken);

        var proposals = ((ResolutionAdopted)recording.EnsureStored()).Proposals.ToLookup(
            proposal => proposal.Outcome,
            proposal => proposal.Ranked.Application.Id.Value);
        return new DecidedBatch(
            [.. proposals[ProposalOutcome.Propose]],
            [.. proposals[ProposalOutcome.Reserve]],
            [.. proposals[ProposalOutcome.NotSelect]]);
    }
}
