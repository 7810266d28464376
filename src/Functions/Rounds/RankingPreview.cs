using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;

namespace CreditFunctions.Functions.Rounds;

/// <summary>Ranks a pass on the sheets that are signed: what an officer sees before freezing, and what is frozen then.</summary>
public sealed class RankingPreview(RoundMembers members, ListSource lists, TimeProvider time)
{
    /// <summary>The ranking by the given sessions.</summary>
    public async Task<RankingFrozen> RankAsync(
        RoundState round,
        BatchPass pass,
        IReadOnlyList<ExpertReviewDecision> sessions,
        CancellationToken cancellationToken
    )
    {
        var all = await members.ReadAsync(round.Guide.Id, cancellationToken);
        var redList = await lists.ReadAsync(ListName.Red, cancellationToken);
        var dishonest = await lists.ReadAsync(ListName.Bureau, cancellationToken);
        var today = BeijingTime.DateOf(time.GetUtcNow());
        return BatchPolicy.Freeze(
            round,
            pass,
            [.. all.Where(member => member.IsReady && pass.ApplicationIds.Contains(member.Id)).Select(member => member.Application!)],
            sessions,
            application => BasisOn(dishonest, application) is null ? BasisOn(redList, application) : null,
            category => RoundPlan.LeftYuan(round, all, category, pass)
        );

        string? BasisOn(BureauList list, RankableApplication application) =>
            list.FindBasis(application.UnitCode, application.InvestigatorIndex, today);
    }
}
