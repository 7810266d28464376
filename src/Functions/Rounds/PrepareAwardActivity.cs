using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Puts on record which projects lie ready for one joint document.</summary>
public sealed class PrepareAwardActivity(IRecordStore<RoundState> rounds, TimeProvider time)
{
    [Function(nameof(PrepareAwardActivity))]
    public async Task RunAsync([ActivityTrigger] RoundRecord record, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var prepared = new AwardPrepared(record.Step.Number, record.Step.ApplicationIds.ToApplicationIds(), now);
        var recording = await rounds.RecordAsync(
            record.RoundId, $"award-prepared|{record.Step.Number}", _ => prepared, Signature.Procedure(now), [], cancellationToken);
        recording.EnsureStored();
    }
}
