using System.Globalization;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CsCheck;
using static CreditFunctions.Core.Reviews.ProposalOutcome;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class RankingTests
{
    [Fact]
    public void Freeze_Category_IsOrderedByScoreWithinItsBudget() =>
        Assert.Equal(
            [(2, 1, Propose), (3, 2, Propose), (1, 3, Reserve)],
            Freeze(Reviewed(1, 70, 100_000), Reviewed(2, 90, 300_000), Reviewed(3, 80, 200_000))
        );

    [Fact]
    public void Freeze_OneFenTooMuch_GoesToTheReserve() =>
        Assert.Equal([(1, 1, Propose), (2, 2, Reserve)], Freeze(Reviewed(1, 90, 300_000), Reviewed(2, 80, 200_000.01m)));

    [Fact]
    public void Freeze_OneThatDoesNotFit_IsOvertakenByNobody() =>
        Assert.Equal(
            [(1, 1, Propose), (2, 2, Reserve), (3, 3, Reserve)],
            Freeze(Reviewed(1, 90, 400_000), Reviewed(2, 80, 200_000), Reviewed(3, 70, 1))
        );

    [Fact]
    public void Freeze_MoneyThatIsLeft_IsTheLimit() =>
        Assert.Equal(
            [Propose, Reserve],
            Ranking
                .Freeze(Guide(), [Reviewed(1, 90), Reviewed(2, 80)], category => category.BudgetYuan - 300_000.01m)
                .Select(ranked => ranked.Proposal)
        );

    [Fact]
    public void Freeze_NothingLeft_ReservesAll() =>
        Assert.All(Ranking.Freeze(Guide(), [Reviewed(1, 90), Reviewed(2, 80)], _ => -1), ranked => Assert.Equal(Reserve, ranked.Proposal));

    [Fact]
    public void Freeze_EqualScores_ShareAPlace() =>
        Assert.Equal(
            [(1, 1, Propose), (2, 2, Propose), (3, 2, Propose), (4, 4, Propose)],
            Freeze(Reviewed(4, 70), Reviewed(3, 80), Reviewed(2, 80), Reviewed(1, 90))
        );

    [Theory]
    // Both fit: their order makes no difference.
    [InlineData("80:200000 80:300000", "Propose Propose", "- -")]
    // One of two fits: neither is preferred by order of submission, and no lower project overtakes them.
    [InlineData("80:300000 80:300000 70:1", "Reserve Reserve Reserve", "T T -")]
    // The order in the reserve decides the promotion.
    [InlineData("90:500000 80:1 80:1", "Propose Reserve Reserve", "- T T")]
    [InlineData("80:500000.01 70:1", "Reserve Reserve", "- -")]
    public void Freeze_EqualsThatCompete_AreTiedAndNoneIsPreferred(string entries, string proposals, string ties)
    {
        var reviewed = entries
            .Split(' ')
            .Select(
                (entry, index) =>
                    Reviewed(
                        (byte)(index + 1),
                        decimal.Parse(entry.Split(':')[0], CultureInfo.InvariantCulture),
                        decimal.Parse(entry.Split(':')[1], CultureInfo.InvariantCulture)
                    )
            );

        var ranking = Ranking.Freeze(Guide(), reviewed, AllOf);

        Assert.Equal(proposals, string.Join(' ', ranking.Select(ranked => ranked.Proposal)));
        Assert.Equal(ties, string.Join(' ', ranking.Select(ranked => ranked.IsTied ? "T" : "-")));
    }

    [Fact]
    public void Freeze_CriterionOfTheGuide_DecidesAfterTheHonourList()
    {
        var guide = Guide();
        guide = guide with
        {
            Review = guide.Review with { Criteria = [new("benefit", "效益", 40), new("route", "路线", 60)], TieCriterion = "benefit" },
        };
        ReviewedApplication[] reviewed =
        [
            Reviewed(1, 80) with
            {
                TieScore = 70,
            },
            Reviewed(2, 80) with
            {
                TieScore = 90,
            },
            Reviewed(3, 80, redListing: "一等奖") with
            {
                TieScore = 10,
            },
            Reviewed(4, 80) with
            {
                TieScore = 70,
            },
        ];

        var ranking = Ranking.Freeze(guide, reviewed, AllOf);

        Assert.Equal([(3, 1), (2, 2), (1, 3), (4, 3)], ranking.Select(ranked => (NumberOf(ranked.Application.Id), ranked.Place)));
        Assert.Equal(
            ["同为80分，红名单优先：一等奖", "同为80分，按申报指南以“效益”得分为先：90分", null, null],
            ranking.Select(ranked => ranked.TieBreak)
        );
    }

    [Fact]
    public void Decide_OrderOfTheMeeting_GivesEachAPlaceAndStatesWhy()
    {
        var ranking = Ranking.Freeze(
            Guide(),
            [Reviewed(1, 90, 300_000), Reviewed(2, 80, 200_000), Reviewed(3, 80, 200_000), Reviewed(4, 70)],
            AllOf
        );

        var decided = Ranking.Decide(ranking, [new TieDecision([IdOf(3), IdOf(2)], "示范面积更大")]);

        Assert.Equal([(1, 1), (3, 2), (2, 3), (4, 4)], decided.Select(ranked => (NumberOf(ranked.Application.Id), ranked.Place)));
        Assert.Equal(
            [null, "同为80分，会议审定先后：示范面积更大", "同为80分，会议审定先后：示范面积更大", null],
            decided.Select(ranked => ranked.TieBreak)
        );
        Assert.DoesNotContain(decided, ranked => ranked.IsTied);
    }

    [Fact]
    public void Freeze_Honour_GoesBeforeEqualsAndStatesWhy()
    {
        var ranking = Ranking.Freeze(
            Guide(),
            [Reviewed(1, 90), Reviewed(2, 80), Reviewed(3, 80, redListing: "市科技进步一等奖"), Reviewed(4, 80)],
            AllOf
        );

        Assert.Equal([(1, 1), (3, 2), (2, 3), (4, 3)], ranking.Select(ranked => (NumberOf(ranked.Application.Id), ranked.Place)));
        Assert.Equal([null, "同为80分，红名单优先：市科技进步一等奖", null, null], ranking.Select(ranked => ranked.TieBreak));
    }

    [Theory]
    // A difference of a hundredth counts: no honour compensates it.
    [InlineData("80 79.99+", "1 2", "- -")]
    // Both are on the red list: they remain tied.
    [InlineData("80+ 80+", "1 1", "- -")]
    [InlineData("80+ 80+ 80", "1 1 3", "+ + -")]
    [InlineData("80 80+", "2 1", "- +")]
    public void Freeze_Honour_DecidesOnlyBetweenEquals(string scores, string places, string tieBreaks)
    {
        var reviewed = scores
            .Split(' ')
            .Select(
                (score, index) =>
                    Reviewed(
                        (byte)(index + 1),
                        decimal.Parse(score.TrimEnd('+'), CultureInfo.InvariantCulture),
                        1,
                        redListing: score.EndsWith('+') ? "一等奖" : null
                    )
            );

        var ranking = Ranking
            .Freeze(Guide(), reviewed, AllOf)
            .OrderBy(ranked => ranked.Application.Id.Value, StringComparer.Ordinal)
            .ToList();

        Assert.Equal(places, string.Join(' ', ranking.Select(ranked => ranked.Place)));
        Assert.Equal(tieBreaks, string.Join(' ', ranking.Select(ranked => ranked.TieBreak is null ? "-" : "+")));
    }

    [Fact]
    public void Freeze_TwoCategories_EachHasItsOwnBudgetAndPlaces() =>
        Assert.Equal(
            [(2, 1, Propose), (4, 2, Propose), (1, 1, Propose), (3, 2, Reserve)],
            Freeze(Reviewed(1, 95, 300_000, "industry"), Reviewed(2, 85, 250_000), Reviewed(3, 90, 1, "industry"), Reviewed(4, 60, 250_000))
        );

    [Theory]
    [InlineData(0, "2026-science-001 2026-science-002 2026-science-003")]
    [InlineData(9, "2026-science-010 2026-science-011 2026-science-012")]
    [InlineData(998, "2026-science-999 2026-science-1000 2026-science-1001")]
    public void Freeze_Pass_IsNumberedOnInTheOrderOfTheGuide(int numberedBefore, string numbers) =>
        Assert.Equal(
            numbers.Split(' '),
            Ranking
                .Freeze(Guide(), [Reviewed(1, 95, 1, "industry"), Reviewed(2, 85), Reviewed(3, 90)], AllOf, numberedBefore)
                .Select(ranked => ranked.Number)
        );

    [Fact]
    public void Freeze_Nothing_IsEmpty() => Assert.Empty(Ranking.Freeze(Guide(), [], AllOf));

    [Fact]
    public void Freeze_AnyBatch_KeepsToBudgetAndOrder() =>
        Batches.Sample(batch =>
        {
            var ranking = Ranking.Freeze(Guide(), batch, AllOf);
            return ranking.Length == batch.Length
                && ranking.Select(ranked => ranked.Number).Distinct().Count() == batch.Length
                && Guide()
                    .Categories.All(category =>
                    {
                        var inCategory = ranking.Where(ranked => ranked.Application.CategoryId == category.Id).ToList();
                        var proposed = inCategory.TakeWhile(ranked => ranked.Proposal == Propose).ToList();
                        return inCategory
                                .Where(ranked => ranked.IsTied)
                                .All(ranked => ranked.Proposal == Reserve && inCategory.Count(other => other.Place == ranked.Place) > 1)
                            && inCategory.Skip(proposed.Count).All(ranked => ranked.Proposal == Reserve)
                            && proposed.Sum(ranked => ranked.Application.AmountYuan) <= category.BudgetYuan
                            && inCategory
                                .Zip(inCategory.Skip(1))
                                .All(pair => pair.First.Score >= pair.Second.Score && pair.First.Place <= pair.Second.Place)
                            && inCategory.All(ranked => ranked.Place == 1 + inCategory.Count(other => IsBefore(batch, other, ranked)));
                    });
        });

    [Fact]
    public void Freeze_AnyOrderOfArrival_GivesOneRanking() =>
        Batches.Sample(batch => Ranking.Freeze(Guide(), batch, AllOf).SequenceEqual(Ranking.Freeze(Guide(), batch.Reverse(), AllOf)));

    private static Gen<ReviewedApplication[]> Batches { get; } =
        Gen.Select(Gen.Int[60, 65], Gen.Int[1, 200_000], Gen.Bool, Gen.Bool)
            .Array[0, 20]
            .Select(entries =>
                entries
                    .Select(
                        (entry, index) =>
                            Reviewed(
                                (byte)index,
                                entry.Item1,
                                entry.Item2,
                                entry.Item3 ? "industry" : "agriculture",
                                entry.Item4 ? "一等奖" : null
                            )
                    )
                    .ToArray()
            );

    private static bool IsBefore(ReviewedApplication[] batch, RankedApplication one, RankedApplication other) =>
        one.Score > other.Score || (one.Score == other.Score && HasHonour(batch, one) && !HasHonour(batch, other));

    private static bool HasHonour(ReviewedApplication[] batch, RankedApplication ranked) =>
        batch.Single(each => each.Application.Id == ranked.Application.Id).Honour is not null;

    private static decimal AllOf(RoundCategory category) => category.BudgetYuan;

    private static int NumberOf(ApplicationId id) => Enumerable.Range(0, 20).Single(number => IdOf((byte)number) == id);

    private static IEnumerable<(int Number, int Place, ProposalOutcome Proposal)> Freeze(params ReviewedApplication[] reviewed) =>
        Ranking.Freeze(Guide(), reviewed, AllOf).Select(ranked => (NumberOf(ranked.Application.Id), ranked.Place, ranked.Proposal));
}
