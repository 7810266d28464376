using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>Result of ending a round.</summary>
/// <param name="IsOver">False if it was reopened meanwhile.</param>
public sealed record EndedRound(bool IsOver);

/// <summary>Ends a round without open decisions and closes its credit check queue.</summary>
public sealed class EndRoundActivity(IRecordStore<RoundState> rounds, TaskService tasks, TimeProvider time)
{
    internal static readonly ActivityCall<RoundBegun, EndedRound> Call = new(nameof(EndRoundActivity));

    [Function(nameof(EndRoundActivity))]
    public async Task<EndedRound> RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var recording = await EndAsync(begun.RoundId, "end", cancellationToken);
        if (
            recording is Recording<RoundState>.Earlier
            && (await rounds.GetAsync(begun.RoundId, cancellationToken)).State is { EndedBecause: null } reopened
        )
        {
            // The round had ended and was reopened since: it ends again.
            recording = await EndAsync(begun.RoundId, $"end|{reopened.Corrections.Length}", cancellationToken);
        }

        if (recording is Recording<RoundState>.Refused)
        {
            return new EndedRound(IsOver: false);
        }

        recording.EnsureStored();
        await tasks.ClearAllAsync(RecordRef.OfRound(begun.RoundId), begun.RoundId, cancellationToken);
        return new EndedRound(IsOver: true);
    }

    private Task<Recording<RoundState>> EndAsync(string roundId, string factKey, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return rounds.RecordAsync(
            roundId,
            factKey,
            round =>
                ReopeningPolicy.CheckClosed(round, now) is { } reopened
                    ? reopened
                    : new RoundEnded(round.Awards.IsEmpty ? "没有项目立项。" : "立项工作全部完成。"),
            Signature.Procedure(now, ReviewStep.Of<AwardDocumentStep>().Value),
            [],
            cancellationToken
        );
    }
}
