using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class RoundStateTests
{
    private static readonly RankedApplication First = new(Reviewed(1, 90), "n-001", 1, ProposalOutcome.Propose);
    private static readonly Decision.Resolution Resolution = new(Today, "1号", []);

    [Fact]
    public void Apply_WholePath_CarriesTheBatchThroughItsStages()
    {
        var round = RoundState.From(new GuidePublished(Guide(), Now));
        Assert.Equal(RoundStage.Published, round.Stage);

        round = round.Apply(new RankingFrozen([First]));
        Assert.Equal(RoundStage.Ranked, round.Stage);

        round = round.Apply(new ResolutionAdopted(Resolution, [new Proposal(First, ProposalOutcome.Propose, "")]));
        Assert.Equal(RoundStage.Resolved, round.Stage);

        round = round.Apply(new ConcurrenceGiven(new Decision.Concurrence(true, "同意")));
        Assert.Equal(RoundStage.Concurred, round.Stage);

        round = round.Apply(new NoticeOpened(Now, Now.AddDays(7)));
        Assert.Equal(RoundStage.OnPublicNotice, round.Stage);

        round = round.Apply(new BatchAwarded(new Decision.AwardDocument("1号", Today), Now.AddDays(8)));
        Assert.Equal((RoundStage.Awarded, "1号"), (round.Stage, round.Award!.DocumentNumber));
        Assert.Equal(First, Assert.Single(round.Proposed).Ranked);
    }

    [Fact]
    public void Apply_ReturnedBatch_IsRankedAgainAndTakesANewResolution()
    {
        var round = RoundState.From(new GuidePublished(Guide(), Now))
            .Apply(new RankingFrozen([First]))
            .Apply(new ResolutionAdopted(Resolution, [new Proposal(First, ProposalOutcome.Propose, "")]))
            .Apply(new ConcurrenceRefused(new Decision.Concurrence(false, "超预算")));
        Assert.Equal(RoundStage.Ranked, round.Stage);

        round = round.Apply(new ResolutionAdopted(Resolution with { MinutesNumber = "2号" }, [new Proposal(First, ProposalOutcome.NotSelect, "超预算")]));

        Assert.Equal((RoundStage.Resolved, "2号"), (round.Stage, round.Resolution!.MinutesNumber));
        Assert.Empty(round.Proposed);
    }

    [Theory]
    [InlineData(RoundKind.Regular, 60)]
    [InlineData(RoundKind.Drill, 5)]
    public void SubmissionsDecidedAt_Round_LeavesTimeForWhatIsOnItsWay(RoundKind kind, int seconds) =>
        Assert.Equal(ClosesAt.AddSeconds(seconds), (Guide() with { Kind = kind }).SubmissionsDecidedAt);
}
