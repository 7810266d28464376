using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CsCheck;
using static CreditFunctions.Core.Reviews.ProposalOutcome;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class RankingTests
{
    [Fact]
    public void Freeze_Category_IsOrderedByScoreWithinItsBudget() => Assert.Equal(
        [(2, 1, Propose), (3, 2, Propose), (1, 3, Reserve)],
        Freeze(Reviewed(1, 70, 100_000), Reviewed(2, 90, 300_000), Reviewed(3, 80, 200_000)));

    [Fact]
    public void Freeze_OneFenTooMuch_GoesToTheReserve() => Assert.Equal(
        [(1, 1, Propose), (2, 2, Reserve)],
        Freeze(Reviewed(1, 90, 300_000), Reviewed(2, 80, 200_000.01m)));

    [Fact]
    public void Freeze_OneThatDoesNotFit_IsOvertakenByNobody() => Assert.Equal(
        [(1, 1, Propose), (2, 2, Reserve), (3, 3, Reserve)],
        Freeze(Reviewed(1, 90, 400_000), Reviewed(2, 80, 200_000), Reviewed(3, 70, 1)));

    [Fact]
    public void Freeze_EqualScores_ShareAPlaceAndGoByTimeOfSubmission() => Assert.Equal(
        [(1, 1, Propose), (2, 2, Propose), (3, 2, Propose), (4, 4, Propose)],
        Freeze(Reviewed(4, 70), Reviewed(3, 80), Reviewed(2, 80), Reviewed(1, 90)));

    [Fact]
    public void Freeze_EqualInScoreAndTime_GoById()
    {
        var twins = new[] { Reviewed(2, 80), Reviewed(1, 80) }.Select(twin => twin with { SubmittedAt = Now });

        Assert.Equal([IdOf(1), IdOf(2)], Ranking.Freeze(Guide(), twins).Select(ranked => ranked.Application.Id));
    }

    [Fact]
    public void Freeze_TwoCategories_EachHasItsOwnBudgetAndPlaces() => Assert.Equal(
        [(2, 1, Propose), (4, 2, Propose), (1, 1, Propose), (3, 2, Reserve)],
        Freeze(
            Reviewed(1, 95, 300_000, "industry"),
            Reviewed(2, 85, 250_000),
            Reviewed(3, 90, 1, "industry"),
            Reviewed(4, 60, 250_000)));

    [Fact]
    public void Freeze_Batch_IsNumberedThroughInTheOrderOfTheGuide() => Assert.Equal(
        ["2026-science-001", "2026-science-002", "2026-science-003"],
        Ranking.Freeze(Guide(), [Reviewed(1, 95, 1, "industry"), Reviewed(2, 85), Reviewed(3, 90)]).Select(ranked => ranked.Number));

    [Fact]
    public void Freeze_Nothing_IsEmpty() => Assert.Empty(Ranking.Freeze(Guide(), []));

    [Fact]
    public void Freeze_AnyBatch_KeepsToBudgetAndOrder() => Batches.Sample(batch =>
    {
        var ranking = Ranking.Freeze(Guide(), batch);
        return ranking.Length == batch.Length
            && ranking.Select(ranked => ranked.Number).Distinct().Count() == batch.Length
            && Guide().Categories.All(category =>
            {
                var inCategory = ranking.Where(ranked => ranked.Application.CategoryId == category.Id).ToList();
                var proposed = inCategory.TakeWhile(ranked => ranked.Proposal == Propose).ToList();
                return inCategory.Skip(proposed.Count).All(ranked => ranked.Proposal == Reserve)
                    && proposed.Sum(ranked => ranked.Application.AmountYuan) <= category.BudgetYuan
                    && inCategory.Zip(inCategory.Skip(1)).All(pair => pair.First.Application.Score >= pair.Second.Application.Score
                        && pair.First.Application.Score == pair.Second.Application.Score == (pair.First.Place == pair.Second.Place));
            });
    });

    [Fact]
    public void Freeze_AnyOrderOfArrival_GivesOneRanking() =>
        Batches.Sample(batch => Ranking.Freeze(Guide(), batch).SequenceEqual(Ranking.Freeze(Guide(), batch.Reverse())));

    private static Gen<ReviewedApplication[]> Batches { get; } =
        Gen.Select(Gen.Int[60, 65], Gen.Int[1, 200_000], Gen.Bool.Select(isIndustry => isIndustry ? "industry" : "agriculture")).Array[0, 20]
            .Select(entries => entries.Select((entry, index) => Reviewed((byte)index, entry.Item1, entry.Item2, entry.Item3)).ToArray());

    private static IEnumerable<(int Number, int Place, ProposalOutcome Proposal)> Freeze(params ReviewedApplication[] reviewed)
    {
        var numbers = Enumerable.Range(0, 10).ToImmutableDictionary(number => IdOf((byte)number));
        return Ranking.Freeze(Guide(), reviewed).Select(ranked => (numbers[ranked.Application.Id], ranked.Place, ranked.Proposal));
    }
}
