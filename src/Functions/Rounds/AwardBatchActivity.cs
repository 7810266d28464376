using CreditFunctions.Core;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Records the joint document that awards the batch, and puts the result before the public.</summary>
public sealed class AwardBatchActivity(
    IRecordStore<RoundState> rounds,
    RoundDirectory directory,
    TaskDesk desk,
    PublicationQueue queue,
    TimeProvider time)
{
    [Function(nameof(AwardBatchActivity))]
    public async Task RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var document = await desk.GetDecisionAsync<Decision.AwardDocument>(
            directory,
            begun.RoundId,
            ReviewStep.AwardDocument,
            1,
            cancellationToken);
        var recording = await rounds.RecordAsync(
            begun.RoundId, "award", _ => new BatchAwarded(document, now), Signature.Procedure(now), [], cancellationToken);

        var awarded = (BatchAwarded)recording.EnsureStored();
        var round = await rounds.GetAsync(begun.RoundId, cancellationToken);
        await queue.AddAsync(Publication.Award(round.State, awarded.Document, awarded.At), cancellationToken);
    }
}
