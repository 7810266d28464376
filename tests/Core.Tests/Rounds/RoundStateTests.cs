using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class RoundStateTests
{
    private static readonly Proposal First = Project(1, ProposalOutcome.Propose);
    private static readonly Proposal Second = Project(2, ProposalOutcome.Reserve);

    [Fact]
    public void Apply_WholePath_CarriesAPassThroughItsStages()
    {
        var round = Published().Apply(new ReviewBatchOpened(1, [IdOf(1), IdOf(2)], [IdOf(3)], ["agriculture"], Decided));
        Assert.Equal((ReviewBatchStage.Opened, Decided), (round.Batch(1).Stage, round.Batch(1).OpenedAt));
        Assert.Equal([IdOf(1), IdOf(2)], round.Batch(1).ApplicationIds.AsEnumerable());
        Assert.Equal([IdOf(3)], round.Batch(1).LeftOut.AsEnumerable());
        Assert.Equal(["agriculture"], round.Batch(1).CategoryIds.AsEnumerable());

        round = round.Apply(new RankingFrozen(1, [First.Ranked], [IdOf(2)]));
        Assert.Equal(
            (ReviewBatchStage.Ranked, First.Ranked, IdOf(2)),
            (round.Batch(1).Stage, round.Batch(1).Ranking.Single(), round.Batch(1).Unranked.Single())
        );
        Assert.Empty(round.Proposals);

        round = round.Apply(new ResolutionAdopted(1, Resolution, [First]));
        Assert.Equal(
            (ReviewBatchStage.Resolved, Resolution, First),
            (round.Batch(1).Stage, round.Batch(1).Resolutions.Single().Resolution, round.Proposals.Single())
        );

        round = round.Apply(new ConcurrenceGiven(1, new ConcurrenceDecision(true, "同意")));
        Assert.Equal(ReviewBatchStage.Concurred, round.Batch(1).Stage);

        var notice = new PublicNoticeOpened(1, [IdOf(1)], Decided, Decided.AddDays(7));
        var award = new BatchAwarded(1, [IdOf(1)], new AwardDocumentDecision("1号", Today), Decided.AddDays(8));
        var prepared = new AwardPrepared(1, [IdOf(1)], Decided.AddDays(7));
        round = round.Apply(notice).Apply(prepared).Apply(award).Apply(new RoundEnded("已下达"));
        Assert.Equal(
            (notice, prepared, award, "已下达"),
            (round.Notices.Single(), round.PreparedAwards.Single(), round.Awards.Single(), round.EndedBecause)
        );
    }

    [Fact]
    public void Apply_ReturnedPass_IsRankedAgainAndTakesANewResolution()
    {
        var round = Published().Concurred(First).Apply(new ConcurrenceRefused(1, new ConcurrenceDecision(false, "超预算")));
        Assert.Equal((ReviewBatchStage.Ranked, First.Ranked), (round.Batch(1).Stage, round.Batch(1).Ranking.Single()));

        round = round.Apply(
            new ResolutionAdopted(
                1,
                Resolution with
                {
                    MinutesNumber = "2号",
                },
                [First with { Outcome = ProposalOutcome.NotSelect, Reason = "超预算" }]
            )
        );

        Assert.Equal((ReviewBatchStage.Resolved, "2号"), (round.Batch(1).Stage, round.Batch(1).Resolutions[^1].Resolution.MinutesNumber));
        Assert.Equal((ProposalOutcome.NotSelect, "超预算"), (round.Proposals.Single().Outcome, round.Proposals.Single().Reason));
    }

    [Fact]
    public void Apply_ReturnedPass_KeepsWhatTheFirstMeetingResolved()
    {
        var round = Published()
            .Concurred(First)
            .Apply(new ConcurrenceRefused(1, new ConcurrenceDecision(false, "超预算")))
            .Apply(
                new ResolutionAdopted(1, Resolution with { MinutesNumber = "2号" }, [First with { Outcome = ProposalOutcome.NotSelect }])
            );

        Assert.Equal(
            [(1, "纪要1号"), (2, "2号")],
            round.Batch(1).Resolutions.Select(each => (each.Ordinal, each.Resolution.MinutesNumber))
        );
        Assert.Equal(
            [ProposalOutcome.Propose, ProposalOutcome.NotSelect],
            round.Batch(1).Resolutions.Select(each => each.Proposals.Single().Outcome)
        );
    }

    [Fact]
    public void Apply_Promotion_LeavesTheResolutionAsItWasResolved()
    {
        var round = Published().Concurred(First, Second).Apply(new ReservePromoted(IdOf(2), IdOf(1), Decided));

        Assert.Equal([ProposalOutcome.Propose, ProposalOutcome.Propose], round.Proposals.Select(each => each.Outcome));
        Assert.Equal(
            [ProposalOutcome.Propose, ProposalOutcome.Reserve],
            round.Batch(1).Resolutions.Single().Proposals.Select(each => each.Outcome)
        );
    }

    [Fact]
    public void Apply_FactOfOnePass_LeavesTheOtherAlone()
    {
        var round = Published()
            .Concurred(First)
            .Apply(new ReviewBatchOpened(2, [IdOf(2)], [], ["agriculture"], Decided))
            .Apply(new RankingFrozen(2, [Second.Ranked], []));

        Assert.Equal((ReviewBatchStage.Concurred, ReviewBatchStage.Ranked), (round.Batch(1).Stage, round.Batch(2).Stage));
        Assert.Equal(First.Ranked, round.Batch(1).Ranking.Single());
    }

    [Fact]
    public void Apply_ReservePromoted_ProposesThatOneAlone()
    {
        var promoted = new ReservePromoted(IdOf(2), IdOf(1), Decided);

        var round = Published().Concurred(First, Second).Concurred(Project(3, ProposalOutcome.Reserve)).Apply(promoted);

        Assert.Equal(
            [ProposalOutcome.Propose, ProposalOutcome.Propose, ProposalOutcome.Reserve],
            round.Proposals.Select(proposal => proposal.Outcome)
        );
        Assert.Equal(promoted, round.Promotions.Single());
    }

    [Fact]
    public void Apply_GuideCorrected_KeepsTheGuideThatWasInForceBefore()
    {
        var put = Guide() with { ClosesAt = ClosesAt.AddDays(1) };

        var round = Published()
            .Apply(new GuideCorrected(put, "系统故障", Now))
            .Apply(new GuideCorrected(put with { Title = "新标题" }, "更正", Now.AddDays(1)));

        Assert.Equal(("新标题", ClosesAt.AddDays(1)), (round.Guide.Title, round.Guide.ClosesAt));
        Assert.Equal(
            [("系统故障", ClosesAt), ("更正", ClosesAt.AddDays(1))],
            round.Corrections.Select(each => (each.Reason, each.Guide.ClosesAt))
        );
    }

    [Fact]
    public void Apply_ObjectionRuled_IsKeptWithItsObjectionAlone()
    {
        var objection = new Objection(
            ObjectionIdOf(91),
            IdOf(1),
            "2026-science-001",
            new SealedText("name", "k1"),
            new SealedText("contact", "k1"),
            "事实",
            Now
        );
        var ruling = new ObjectionRuled(ObjectionIdOf(92), true, "属实", Now.AddDays(1));

        var round = Published()
            .Apply(new ObjectionFiled(objection))
            .Apply(new ObjectionFiled(objection with { Id = ObjectionIdOf(92) }))
            .Apply(ruling);

        Assert.Equal([(ObjectionIdOf(91), null), (ObjectionIdOf(92), ruling)], round.Objections.Select(each => (each.Id, each.Ruling)));
    }

    [Fact]
    public void Apply_PanelCalled_IsKept()
    {
        var called = new PanelCalled(1, "li-jingban", "其余待补正", Now);

        Assert.Equal(called, Published().Apply(called).PanelCalls.Single());
    }

    [Fact]
    public void Apply_FactOfATask_ChangesNothing()
    {
        var round = Published();

        Assert.Same(
            round,
            round.Apply(
                new TaskOpened(new TaskKey(ReviewStep.Of<ConcurrenceStep>(), "", 1, "qian-caizheng"), "link", Guide().Staff[0], Now)
            )
        );
    }

    [Fact]
    public void ProposalOf_Application_IsFoundInAnyPass()
    {
        var round = Published().Concurred(First).Concurred(Second);

        Assert.Equal((First, Second, null), (round.ProposalOf(IdOf(1)), round.ProposalOf(IdOf(2)), round.ProposalOf(IdOf(3))));
    }

    [Theory]
    [InlineData(RoundKind.Regular, 60)]
    [InlineData(RoundKind.Drill, 5)]
    public void SubmissionsDecidedAt_Round_LeavesTimeForWhatIsOnItsWay(RoundKind kind, int seconds) =>
        Assert.Equal(ClosesAt.AddSeconds(seconds), (Guide() with { Kind = kind }).SubmissionsDecidedAt);
}
