using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CsCheck;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class ScoreTests
{
    private static readonly RoundGuide Weighted = Guide() with
    {
        Review = new ReviewRules
        {
            Criteria = [new ReviewCriterion("novelty", "创新性", 33.3m), new ReviewCriterion("use", "应用前景", 66.7m)],
        },
    };

    [Theory]
    [InlineData("100 100", 100)]
    [InlineData("0 0", 0)]
    [InlineData("100 0", 33.3)]
    [InlineData("0 100", 66.7)]
    [InlineData("80 90", 86.67)]
    // 13.32 + 0.0667: rounded up from half a hundredth.
    [InlineData("40 0.1", 13.39)]
    public void ScoreOf_Sheet_IsItsCriteriaByTheirWeights(string scores, double expected) =>
        Assert.Equal((decimal)expected, Ranking.ScoreOf(Weighted, Sheet(("novelty", Numbers(scores)[0]), ("use", Numbers(scores)[1]))));

    [Fact]
    public void ScoreOf_RoundWithoutCriteria_IsTheWholeScore() => Assert.Equal(87.5m, Ranking.ScoreOf(Guide(), Sheet(("", 87.5m))));

    [Theory]
    [InlineData("87.5", 87.5)]
    [InlineData("80 81", 80.5)]
    [InlineData("80 80 80.1", 80.03)]
    [InlineData("80 80 80.2", 80.07)]
    // 80.025: half is rounded up, where rounding to even would round down.
    [InlineData("80 80 80 80.1", 80.03)]
    public void MergeScores_Sheets_GiveTheirMeanToTwoDecimals(string scores, double merged) =>
        Assert.Equal((decimal)merged, Ranking.MergeScores(Guide(), [.. Numbers(scores).Select(score => Sheet(("", score)))]));

    [Fact]
    public void MergeScores_NoSheet_Throws() => Assert.Throws<ArgumentException>(() => Ranking.MergeScores(Guide(), []));

    [Fact]
    public void MergeScores_AnySheets_LieBetweenTheLowestAndTheHighest() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000])
            .Array[1, 9]
            .Sample(points =>
            {
                var sheets = points.Select(point => Sheet(("novelty", point.Item1 / 10m), ("use", point.Item2 / 10m))).ToList();
                var merged = Ranking.MergeScores(Weighted, sheets);
                return merged >= sheets.Min(sheet => Ranking.ScoreOf(Weighted, sheet))
                    && merged <= sheets.Max(sheet => Ranking.ScoreOf(Weighted, sheet))
                    && merged is >= 0 and <= 100
                    && decimal.Round(merged, 2) == merged;
            });

    private static decimal[] Numbers(string text) =>
        [.. text.Split(' ').Select(number => decimal.Parse(number, CultureInfo.InvariantCulture))];

    private static ScoreSheet Sheet(params IEnumerable<(string Criterion, decimal Score)> scores) =>
        new(IdOf(1), scores.ToImmutableSortedDictionary(each => each.Criterion, each => each.Score), "可行");
}
