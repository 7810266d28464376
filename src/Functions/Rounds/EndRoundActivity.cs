using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Ends a round that awards nothing.</summary>
public sealed class EndRoundActivity(IRecordStore<RoundState> rounds, TimeProvider time)
{
    [Function(nameof(EndRoundActivity))]
    public async Task RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var recording = await rounds.RecordAsync(
            begun.RoundId, "end", _ => new RoundEnded(
                "No project is proposed for an award."), Signature.Procedure(time.GetUtcNow()), [], cancellationToken);
        recording.EnsureStored();
    }
}
