using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>Lets the round follow what the finance bureau recorded.</summary>
public sealed class RecordConcurrenceActivity(IRecordStore<RoundState> rounds, TaskDesk desk, TimeProvider time)
{
    internal static readonly ActivityCall<DecidedPass> Call = new(nameof(RecordConcurrenceActivity));

    [Function(nameof(RecordConcurrenceActivity))]
    public async Task RunAsync([ActivityTrigger] DecidedPass decided, CancellationToken cancellationToken)
    {
        var concurrences = await desk.ReadDecisionsAsync<ConcurrenceDecision>(
            RecordRef.OfRound(decided.RoundId),
            [decided.Task],
            cancellationToken
        );
        var concurrence = concurrences[0].Decision;
        Fact fact = concurrence.Agrees
            ? new ConcurrenceGiven(decided.Pass, concurrence)
            : new ConcurrenceRefused(decided.Pass, concurrence);
        var recording = await rounds.RecordAsync(
            decided.RoundId,
            $"concurrence|{decided.Pass}|{decided.Ordinal}",
            _ => fact,
            Signature.Procedure(time.GetUtcNow(), ReviewStep.Of<ConcurrenceStep>().Value),
            [],
            cancellationToken
        );
        recording.EnsureStored();
    }
}
