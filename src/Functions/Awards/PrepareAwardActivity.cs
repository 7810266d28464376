using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>Records the projects that are ready for one joint document: those whose credit is still clear.</summary>
public sealed class PrepareAwardActivity(IRecordStore<RoundState> rounds, TimeProvider time)
{
    internal static readonly ActivityCall<AwardBegun> Call = new(nameof(PrepareAwardActivity));

    [Function(nameof(PrepareAwardActivity))]
    public async Task RunAsync([ActivityTrigger] AwardBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var prepared = new AwardPrepared(begun.Group, begun.ApplicationIds.ToApplicationIds(), now);
        var recording = await rounds.RecordAsync(
            begun.RoundId,
            $"award-prepared|{begun.Group}",
            _ => prepared,
            Signature.Procedure(now, ReviewStep.Of<CreditQueriesStep>().Value),
            [],
            cancellationToken
        );
        recording.EnsureStored();
    }
}
