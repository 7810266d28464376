using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Rounds;

namespace CreditFunctions.Functions.Awards;

/// <summary>Ranks a pass on the sheets that are signed: what an officer sees before freezing, and what is frozen then.</summary>
public sealed class RankingPreview(RoundMembers members, PartyListings listings, ListingUses uses, TimeProvider time)
{
    /// <summary>The ranking by the given sessions.</summary>
    public async Task<RankingFrozen> RankAsync(
        RoundState round,
        ReviewBatch batch,
        IReadOnlyList<ExpertReviewDecision> sessions,
        CancellationToken cancellationToken
    )
    {
        var all = await members.ReadAsync(round.Guide.Id, cancellationToken);
        var today = BeijingTime.DateOf(time.GetUtcNow());
        var ranking = Freeze(_ => null);

        // Only between equals does an honour count: nobody else's listings are read.
        var equals = ranking
            .Ranking.GroupBy(ranked => (ranked.Application.CategoryId, ranked.Score))
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .Select(ranked => ranked.Application)
            .ToList();
        if (equals.Count == 0)
        {
            return ranking;
        }

        var honours = new Dictionary<Core.Applications.ApplicationId, string?>();
        foreach (var application in equals)
        {
            honours[application.Id] = await BasisOnAsync(round.Guide.Kind, application, today, cancellationToken);
        }

        return Freeze(application => honours.GetValueOrDefault(application.Id));

        RankingFrozen Freeze(Func<RankableApplication, string?> honourOf) =>
            BatchPolicy.Freeze(
                round,
                batch,
                [.. all.Where(member => member.IsReady && batch.ApplicationIds.Contains(member.Id)).Select(member => member.Application!)],
                sessions,
                honourOf,
                category => RoundPlan.LeftYuan(round, all, category, batch)
            );
    }

    // A dishonest unit or investigator takes the honour of the other away too.
    private async Task<string?> BasisOnAsync(
        RoundKind kind,
        RankableApplication application,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var ofUnit = await ReadAsync(CreditSubjectId.OfUnit(application.UnitCode));
        var ofInvestigator = await ReadAsync(CreditSubjectId.OfPerson(application.InvestigatorIndex));
        return HonourPolicy.IsDishonestOn([.. ofUnit, .. ofInvestigator], today)
            ? null
            : HonourPolicy.BasisOn(ofUnit, today) ?? HonourPolicy.BasisOn(ofInvestigator, today);

        async Task<IReadOnlyList<Listing>> ReadAsync(CreditSubjectId subject) =>
            await uses.UseAsync(await listings.ReadAsync(subject, kind, cancellationToken), cancellationToken);
    }
}
