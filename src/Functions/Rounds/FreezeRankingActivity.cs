using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A pass whose sessions are signed.</summary>
/// <param name="Sessions">The experts' tasks.</param>
public sealed record SignedPass(string RoundId, int Pass, IReadOnlyList<string> Sessions);

/// <summary>The ranked applications, best first in each category.</summary>
/// <param name="HasFieldVisit">Whether the round visits them before the meeting.</param>
public sealed record FrozenBatch(IReadOnlyList<string> ApplicationIds, bool HasFieldVisit);

/// <summary>Ranks a pass once; from then on no score changes it.</summary>
public sealed class FreezeRankingActivity(
    IRecordStore<RoundState> rounds, RankingPreview preview, TimeProvider time)
{
    [Function(nameof(FreezeRankingActivity))]
    public async Task<FrozenBatch> RunAsync([ActivityTrigger] SignedPass signed, CancellationToken cancellationToken)
    {
        var round = (await rounds.GetAsync(signed.RoundId, cancellationToken)).State;
        var frozen = await preview.RankAsync(round, round.Pass(signed.Pass), signed.Sessions, cancellationToken);
        var recording = await rounds.RecordAsync(
            signed.RoundId, $"ranking|{signed.Pass}", _ => frozen, Signature.Procedure(time.GetUtcNow()), [], cancellationToken);

        var standing = (RankingFrozen)recording.EnsureStored();
        return new FrozenBatch([.. standing.Ranking.Select(ranked => ranked.Application.Id.Value)], round.Guide.Review.HasFieldVisit);
    }
}

/// <summary>Ranks a pass on the sheets that are signed: what an officer sees before freezing, and what is frozen then.</summary>
public sealed class RankingPreview(RoundMembers members, TaskDesk desk, ListSource lists, TimeProvider time)
{
    /// <summary>The ranking by the given sessions.</summary>
    public async Task<RankingFrozen> RankAsync(RoundState round, BatchPass pass, IReadOnlyList<string> sessions, CancellationToken cancellationToken)
    {
        var all = await members.ReadAsync(round.Guide.Id, cancellationToken);
        var signed = await desk.ReadDecisionsAsync<Decision.ScoreSheets>(RecordRef.OfRound(round.Guide.Id.Value), sessions, cancellationToken);
        var redList = await lists.ReadAsync(ListName.Red, cancellationToken);
        var today = BeijingTime.DateOf(time.GetUtcNow());
        return BatchPolicy.Freeze(
            round,
            pass,
            [.. all.Where(member => member.IsReady && pass.ApplicationIds.Contains(member.Id)).Select(member => member.Application!)],
            signed.Select(session => session.Decision),
            application => redList.FindBasis(application.UnitCode, application.InvestigatorIndex, today),
            category => RoundPlan.LeftYuan(round, all, category, pass));
    }
}
