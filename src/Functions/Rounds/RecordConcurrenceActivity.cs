using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Lets the round follow what the finance bureau recorded.</summary>
public sealed class RecordConcurrenceActivity(IRecordStore<RoundState> rounds, RoundDirectory directory, TaskDesk desk, TimeProvider time)
{
    [Function(nameof(RecordConcurrenceActivity))]
    public async Task RunAsync([ActivityTrigger] BatchStep step, CancellationToken cancellationToken)
    {
        var concurrence = await desk.GetDecisionAsync<Decision.Concurrence>(
            directory,
            step.RoundId,
            ReviewStep.Concurrence,
            step.Ordinal,
            cancellationToken);
        Fact fact = concurrence.Agrees ? new ConcurrenceGiven(concurrence) : new ConcurrenceRefused(concurrence);
        var recording = await rounds.RecordAsync(
            step.RoundId, $"concurrence|{step.Ordinal}", _ => fact, Signature.Procedure(time.GetUtcNow()), [], cancellationToken);
        recording.EnsureStored();
    }
}
