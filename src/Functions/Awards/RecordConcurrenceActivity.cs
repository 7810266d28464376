using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>Applies the finance bureau's decision to the round.</summary>
public sealed class RecordConcurrenceActivity(IRecordStore<RoundState> rounds, TaskService tasks, TimeProvider time)
{
    internal static readonly ActivityCall<DecidedReviewBatch> Call = new(nameof(RecordConcurrenceActivity));

    [Function(nameof(RecordConcurrenceActivity))]
    public async Task RunAsync([ActivityTrigger] DecidedReviewBatch decided, CancellationToken cancellationToken)
    {
        var concurrences = await tasks.ReadDecisionsAsync<ConcurrenceDecision>(
            RecordRef.OfRound(decided.RoundId),
            [decided.Task],
            cancellationToken
        );
        var concurrence = concurrences[0].Decision;
        Fact fact = concurrence.Agrees
            ? new ConcurrenceGiven(decided.Batch, concurrence)
            : new ConcurrenceRefused(decided.Batch, concurrence);
        var recording = await rounds.RecordAsync(
            decided.RoundId,
            $"concurrence|{decided.Batch}|{decided.Ordinal}",
            _ => fact,
            Signature.Procedure(time.GetUtcNow(), ReviewStep.Of<ConcurrenceStep>().Value),
            [],
            cancellationToken
        );
        recording.EnsureStored();
    }
}
