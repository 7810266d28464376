using CreditFunctions.Core.Reviews;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class BatchPolicyTests
{
    [Fact]
    public void Adopt_Deviations_OverrideTheRankingWithTheirReason()
    {
        var ranking = Ranking.Freeze(Guide(), [Reviewed(1, 90), Reviewed(2, 80), Reviewed(3, 70, 400_000)]);
        var resolution = new Decision.Resolution(Today, "1号", [new Deviation(IdOf(2), ProposalOutcome.NotSelect, "另有来源"), new Deviation(IdOf(3), ProposalOutcome.Propose, "急需")]);

        var adopted = BatchPolicy.Adopt(ranking, resolution);

        Assert.Equal(
            [(ranking[0], ProposalOutcome.Propose, ""), (ranking[1], ProposalOutcome.NotSelect, "另有来源"), (ranking[2], ProposalOutcome.Propose, "急需")],
            adopted.Proposals.Select(proposal => (proposal.Ranked, proposal.Outcome, proposal.Reason)));
        Assert.Same(resolution, adopted.Resolution);
    }

    [Fact]
    public void Adopt_NoDeviation_FollowsTheRanking()
    {
        var ranking = Ranking.Freeze(Guide(), [Reviewed(1, 90, 400_000), Reviewed(2, 80, 200_000)]);

        var adopted = BatchPolicy.Adopt(ranking, new Decision.Resolution(Today, "1号", []));

        Assert.Equal([ProposalOutcome.Propose, ProposalOutcome.Reserve], adopted.Proposals.Select(proposal => proposal.Outcome));
    }

    [Theory]
    [InlineData("87.5", 87.5)]
    [InlineData("80 81", 80.5)]
    [InlineData("80 80 80.1", 80.03)]
    [InlineData("80 80 80.2", 80.07)]
    // 80.025: half goes up, where rounding to even would go down.
    [InlineData("80 80 80 80.1", 80.03)]
    public void MergeScores_Sheets_GiveTheirMeanToTwoDecimals(string scores, double merged) =>
        Assert.Equal((decimal)merged, BatchPolicy.MergeScores([.. scores.Split(' ').Select(score => new Decision.ScoreSheet(decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture), ""))]));

    [Fact]
    public void MergeScores_NoSheet_Throws() => Assert.Throws<ArgumentException>(() => BatchPolicy.MergeScores([]));
}
