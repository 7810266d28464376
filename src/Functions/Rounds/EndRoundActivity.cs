using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Ends a round in which nothing is left to be decided; its credit check queue is closed.</summary>
public sealed class EndRoundActivity(IRecordStore<RoundState> rounds, TaskDesk desk, TimeProvider time)
{
    internal static readonly ActivityCall<RoundBegun> Call = new(nameof(EndRoundActivity));

    [Function(nameof(EndRoundActivity))]
    public async Task RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var recording = await rounds.RecordAsync(
            begun.RoundId,
            "end",
            round => new RoundEnded(round.Awards.IsEmpty ? "没有项目立项。" : "立项工作全部完成。"),
            Signature.Procedure(time.GetUtcNow()),
            [],
            cancellationToken);
        recording.EnsureStored();
        await desk.ClearAllAsync(RecordRef.OfRound(begun.RoundId), begun.RoundId, cancellationToken);
    }
}
