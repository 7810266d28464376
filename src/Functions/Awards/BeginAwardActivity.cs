using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Awards;

/// <summary>Records that projects are in an award and begins its procedure.</summary>
public sealed class BeginAwardActivity(IRecordStore<RoundState> rounds, RoundProcedures procedures, TimeProvider time)
{
    internal static readonly ActivityCall<RoundRecord> Call = new(nameof(BeginAwardActivity));

    [Function(nameof(BeginAwardActivity))]
    public async Task RunAsync(
        [ActivityTrigger] RoundRecord record,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var begun = new AwardTakenUp(record.Step.Number, record.Step.ApplicationIds.ToApplicationIds(), now);
        var recording = await rounds.RecordAsync(
            record.RoundId,
            $"award-taken-up|{record.Step.Number}",
            _ => begun,
            Signature.Procedure(now, "PublicNotice"),
            [],
            cancellationToken
        );
        var recorded = (AwardTakenUp)recording.EnsureStored();
        await procedures.BeginAsync(record.RoundId, recorded, client, cancellationToken);
    }
}
