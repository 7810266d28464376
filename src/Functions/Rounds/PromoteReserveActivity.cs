using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Puts on record that the next in the reserve takes a place that became free.</summary>
public sealed class PromoteReserveActivity(IRecordStore<RoundState> rounds, TimeProvider time)
{
    internal static readonly ActivityCall<RoundRecord> Call = new(nameof(PromoteReserveActivity));

    [Function(nameof(PromoteReserveActivity))]
    public async Task RunAsync([ActivityTrigger] RoundRecord record, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (promoted, inPlaceOf) = (record.Step.ApplicationIds.ToApplicationIds()[0], record.Step.Others.ToApplicationIds()[0]);
        var recording = await rounds.RecordAsync(
            record.RoundId, $"promotion|{inPlaceOf}", _ => new ReservePromoted(promoted, inPlaceOf, now), Signature.Procedure(now), [], cancellationToken);
        recording.EnsureStored();
    }
}
