using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>The ranked applications, best first in each category.</summary>
public sealed record FrozenBatch(IReadOnlyList<string> ApplicationIds);

/// <summary>Ranks the batch once; from then on no score changes it.</summary>
public sealed class FreezeRankingActivity(IRecordStore<RoundState> rounds, RoundMembers members, TimeProvider time)
{
    [Function(nameof(FreezeRankingActivity))]
    public async Task<FrozenBatch> RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var guide = (await rounds.GetAsync(begun.RoundId, cancellationToken)).State.Guide;
        var reviewed = (await members.ReadAsync(guide.Id, cancellationToken)).Select(member => member.Reviewed).OfType<ReviewedApplication>();
        var frozen = new RankingFrozen(Ranking.Freeze(guide, reviewed));
        var recording = await rounds.RecordAsync(begun.RoundId, "ranking", _ => frozen, Signature.Procedure(time.GetUtcNow()), [], cancellationToken);

        var standing = (RankingFrozen)recording.EnsureStored();
        return new FrozenBatch([.. standing.Ranking.Select(ranked => ranked.Application.Id.Value)]);
    }
}
