using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class BatchPolicyTests
{
    [Fact]
    public void Freeze_Sessions_RankOnTheMeanOfEveryExpertsSheet()
    {
        var frozen = Freeze(
            SampleRounds.Published(),
            minSheets: 2,
            [Rankable(1), Rankable(2)],
            Session((1, 80), (2, 90)),
            Session((1, 100), (2, 70))
        );

        Assert.Equal([(IdOf(1), 90m), (IdOf(2), 80m)], frozen.Ranking.Select(ranked => (ranked.Application.Id, ranked.Score)));
        Assert.Equal((1, true), (frozen.Batch, frozen.Unranked.IsEmpty));
    }

    [Theory]
    [InlineData(1, "1 2", "3")]
    [InlineData(2, "1", "2 3")]
    [InlineData(3, "", "1 2 3")]
    public void Freeze_TooFewSheets_LeavesToTheNextPass(int minSheets, string ranked, string unranked)
    {
        var frozen = Freeze(
            SampleRounds.Published(),
            minSheets,
            [Rankable(1), Rankable(2), Rankable(3)],
            Session((1, 80), (2, 90)),
            Session((1, 80))
        );

        Assert.Equal(Ids(ranked), frozen.Ranking.Select(each => each.Application.Id).Order(ById));
        Assert.Equal(Ids(unranked), frozen.Unranked.Order(ById));
    }

    [Fact]
    public void Freeze_ApplicationWithTooFewSheets_KeepsItsMoney()
    {
        var frozen = Freeze(
            SampleRounds.Published(),
            minSheets: 1,
            [Rankable(1, 200_000), Rankable(2, 100_000.01m), Rankable(3, 200_000)],
            Session((1, 90), (2, 80))
        );

        Assert.Equal([ProposalOutcome.Propose, ProposalOutcome.Reserve], frozen.Ranking.Select(ranked => ranked.Proposal));
        Assert.Equal([IdOf(3)], frozen.Unranked.AsEnumerable());
    }

    [Fact]
    public void Freeze_SheetOfAnApplicationThatLeftThePass_CountsNowhere() =>
        Assert.Equal(
            [IdOf(1)],
            Freeze(SampleRounds.Published(), minSheets: 1, [Rankable(1)], Session((1, 80), (2, 90)))
                .Ranking.Select(ranked => ranked.Application.Id)
        );

    [Fact]
    public void Freeze_Honour_BreaksTheTie()
    {
        var round = SampleRounds.Published();
        var batch = new ReviewBatch(1, [IdOf(1), IdOf(2)], Now);

        var frozen = BatchPolicy.Freeze(
            round,
            batch,
            [Rankable(1), Rankable(2)],
            [Session((1, 80), (2, 80))],
            application => application.Id == IdOf(2) ? "一等奖" : null,
            category => category.BudgetYuan
        );

        Assert.Equal([IdOf(2), IdOf(1)], frozen.Ranking.Select(ranked => ranked.Application.Id));
        Assert.Equal("同为80分，红名单优先：一等奖", frozen.Ranking[0].TieBreak);
    }

    [Fact]
    public void Freeze_SecondPass_IsNumberedAfterTheFirst()
    {
        var round = SampleRounds
            .Published()
            .Concurred(SampleRounds.Project(1, ProposalOutcome.Propose), SampleRounds.Project(2, ProposalOutcome.Reserve));

        Assert.Equal("2026-science-003", Freeze(round, minSheets: 1, [Rankable(3)], Session((3, 80))).Ranking[0].Number);
    }

    [Fact]
    public void MergeComments_Sheets_AreInTheOrderOfTheirTextsWhoeverWroteFirst()
    {
        ExpertReviewDecision[] sessions =
        [
            Commented((1, "B 预算偏高 "), (2, "另一项目")),
            Commented((1, "A 可行")),
            new([], [new Recusal(IdOf(1), "本人单位")]),
        ];

        Assert.Equal(["A 可行", "B 预算偏高"], BatchPolicy.MergeComments(sessions, IdOf(1)).AsEnumerable());
        Assert.Equal(["A 可行", "B 预算偏高"], BatchPolicy.MergeComments(sessions.Reverse(), IdOf(1)).AsEnumerable());
    }

    [Fact]
    public void Adopt_Deviations_OverrideTheRankingWithTheirReason()
    {
        var batch = Ranked(Reviewed(1, 90), Reviewed(2, 80), Reviewed(3, 70, 400_000));
        var resolution = new MeetingResolutionDecision(
            Today,
            "1号",
            [new Deviation(IdOf(2), ProposalOutcome.NotSelect, "另有来源"), new Deviation(IdOf(3), ProposalOutcome.Propose, "急需")]
        );

        var adopted = BatchPolicy.Adopt(batch, resolution);

        Assert.Equal(
            [
                (batch.Ranking[0], ProposalOutcome.Propose, ""),
                (batch.Ranking[1], ProposalOutcome.NotSelect, "另有来源"),
                (batch.Ranking[2], ProposalOutcome.Propose, "急需"),
            ],
            adopted.Proposals.Select(proposal => (proposal.Ranked, proposal.Outcome, proposal.Reason))
        );
        Assert.Equal((2, resolution), (adopted.Batch, adopted.Resolution));
    }

    [Fact]
    public void Adopt_DecidedTie_KeepsTheOrderOfTheMeetingForThePromotion()
    {
        var batch = Ranked(Reviewed(1, 80, 300_000), Reviewed(2, 80, 300_000), Reviewed(3, 80, 300_000));
        var resolution = new MeetingResolutionDecision(Today, "1号", [new Deviation(IdOf(3), ProposalOutcome.Propose, "示范面积更大")])
        {
            Ties = [new TieDecision([IdOf(3), IdOf(1), IdOf(2)], "示范面积更大")],
        };

        Assert.Equal(
            [(IdOf(3), ProposalOutcome.Propose, ""), (IdOf(1), ProposalOutcome.Reserve, ""), (IdOf(2), ProposalOutcome.Reserve, "")],
            BatchPolicy
                .Adopt(batch, resolution)
                .Proposals.Select(proposal => (proposal.Ranked.Application.Id, proposal.Outcome, proposal.Reason))
        );
    }

    [Fact]
    public void Adopt_NoDeviation_FollowsTheRanking() =>
        Assert.Equal(
            [ProposalOutcome.Propose, ProposalOutcome.Reserve],
            BatchPolicy
                .Adopt(Ranked(Reviewed(1, 90, 400_000), Reviewed(2, 80, 200_000)), new MeetingResolutionDecision(Today, "1号", []))
                .Proposals.Select(proposal => proposal.Outcome)
        );

    private static ReviewBatch Ranked(params ReviewedApplication[] reviewed) =>
        new(2, [.. reviewed.Select(each => each.Application.Id)], Now)
        {
            Ranking = Ranking.Freeze(Guide(), reviewed, category => category.BudgetYuan),
            Stage = ReviewBatchStage.Ranked,
        };

    private static RankingFrozen Freeze(
        RoundState round,
        int minSheets,
        RankableApplication[] applications,
        params ExpertReviewDecision[] sessions
    )
    {
        round = round with { Guide = round.Guide with { Review = new ReviewRules { MinSheets = minSheets } } };
        var batch = new ReviewBatch(round.Batches.Length + 1, [.. applications.Select(application => application.Id)], Now);
        return BatchPolicy.Freeze(round, batch, applications, sessions, _ => null, category => category.BudgetYuan);
    }

    private static ExpertReviewDecision Session(params (byte Number, decimal Score)[] sheets) =>
        new(
            [
                .. sheets.Select(sheet => new ScoreSheet(
                    IdOf(sheet.Number),
                    ImmutableSortedDictionary<string, decimal>.Empty.Add("", sheet.Score),
                    "可行"
                )),
            ],
            []
        );

    private static ExpertReviewDecision Commented(params (byte Number, string Comment)[] sheets) =>
        new(
            [
                .. sheets.Select(sheet => new ScoreSheet(
                    IdOf(sheet.Number),
                    ImmutableSortedDictionary<string, decimal>.Empty,
                    sheet.Comment
                )),
            ],
            []
        );

    private static IEnumerable<ApplicationId> Ids(string numbers) =>
        numbers
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => IdOf(byte.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));

    private static Comparer<ApplicationId> ById { get; } =
        Comparer<ApplicationId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value));
}
