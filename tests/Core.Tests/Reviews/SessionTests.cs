using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

/// <summary>Submissions of experts and meeting: one form for many applications.</summary>
public sealed class SessionTests
{
    private static readonly RoundGuide Weighted = Guide() with
    {
        Review = new ReviewRules { Criteria = [new ReviewCriterion("novelty", "创新性", 40), new ReviewCriterion("use", "应用前景", 60)] },
    };

    private static readonly ReviewBatch Batch = new(1, [IdOf(1), IdOf(2)], Now)
    {
        Ranking = Ranking.Freeze(Guide(), [Reviewed(1, 90), Reviewed(2, 80)], category => category.BudgetYuan),
    };

    public static TheoryData<DecisionForm, string> FaultySessions =>
        new()
        {
            { Sheets(Whole(1, 80)), "sheets" },
            { Sheets(), "sheets" },
            { Sheets(Whole(1, 80), Whole(1, 80), Whole(2, 70)), "sheets" },
            { Sheets(Whole(1, 80), Whole(2, 70)) with { Recusals = [new RecusalForm(IdOf(2), "同单位")] }, "sheets" },
            { Sheets(Whole(1, 80), Whole(2, 70), Whole(3, 70)), "sheets[2].applicationId" },
            { Sheets(Whole(1, 80), Whole(2, 70)) with { Recusals = [new RecusalForm(IdOf(3), "同单位")] }, "recusals[0].applicationId" },
            { Sheets(Whole(1, null), Whole(2, 70)), "sheets[0].score" },
            { Sheets(Whole(1, -0.1m), Whole(2, 70)), "sheets[0].score" },
            { Sheets(Whole(1, 100.1m), Whole(2, 70)), "sheets[0].score" },
            { Sheets(Whole(1, 87.55m), Whole(2, 70)), "sheets[0].score" },
            { Sheets(Whole(1, 80), Whole(2, 70) with { Comment = null }), "sheets[1].comment" },
            { Sheets(Whole(1, 80), Whole(2, 70) with { Comment = new string('长', 2001) }), "sheets[1].comment" },
            { Sheets(Whole(1, 80)) with { Recusals = [new RecusalForm(IdOf(2), " ")] }, "recusals[0].reason" },
        };

    public static TheoryData<ScoreSheetForm, string> FaultySheets =>
        new()
        {
            { Scored(1, ("novelty", 80)), "sheets[0].scores.use" },
            { Scored(1, ("novelty", 80), ("use", 100.1m)), "sheets[0].scores.use" },
            { Scored(1, ("novelty", -1), ("use", 100)), "sheets[0].scores.novelty" },
            { Scored(1, ("novelty", 80.25m), ("use", 100)), "sheets[0].scores.novelty" },
            { Scored(1, ("novelty", 80), ("use", 70), ("beauty", 60)), "sheets[0].scores" },
            { Scored(1, ("novelty", 80), ("use", 70), ("", 60)), "sheets[0].scores" },
        };

    public static TheoryData<DecisionForm, string> FaultyResolutions =>
        new()
        {
            { Meeting() with { HeldOn = null }, "heldOn" },
            { Meeting() with { HeldOn = DateOnly.MinValue }, "heldOn" },
            { Meeting() with { HeldOn = Today.AddDays(1) }, "heldOn" },
            { Meeting() with { MinutesNumber = "" }, "minutesNumber" },
            { Meeting() with { MinutesNumber = new string('1', 101) }, "minutesNumber" },
            { Meeting() with { MinutesNumber = "1\n2" }, "minutesNumber" },
            { Meeting(Deviation(1), Deviation(1)), "deviations" },
            { Meeting(Deviation(1), Deviation(3)), "deviations[1].applicationId" },
            { Meeting(Deviation(1) with { Outcome = (ProposalOutcome)3 }), "deviations[0].outcome" },
            { Meeting(Deviation(1) with { Reason = "" }), "deviations[0].reason" },
            { Meeting(Deviation(1) with { Reason = null! }), "deviations[0].reason" },
            { Meeting(Deviation(1) with { Reason = new string('长', 2001) }), "deviations[0].reason" },
        };

    /// <summary>The meeting may reduce the amount of a proposed application only, to more than zero.</summary>
    [Theory]
    [InlineData(ProposalOutcome.Propose, 0, false)]
    [InlineData(ProposalOutcome.Propose, 1_000_000_000, false)]
    [InlineData(ProposalOutcome.NotSelect, 1, false)]
    [InlineData(ProposalOutcome.Propose, 1, true)]
    public void Read_ReducedAmount_IsLessThanWasAskedFor(ProposalOutcome outcome, int amount, bool isTaken)
    {
        var form = Meeting(Deviation(1) with { Outcome = outcome, AmountYuan = amount });

        var read = Read(ReviewStep.Of<MeetingResolutionStep>(), form);

        Assert.Equal(isTaken, read.IsSuccess);
        if (!isTaken)
        {
            Assert.Equal([("reduction-is-wrong", "deviations[0].amountYuan")], ValidationErrors(read));
        }
    }

    [Theory]
    [MemberData(nameof(FaultySessions))]
    public void Read_SessionWithOneError_NamesItsField(DecisionForm form, string field) =>
        Assert.Contains(("decision-is-incomplete", field), ValidationErrors(Read(ReviewStep.Of<ExpertReviewStep>(), form)).Distinct());

    [Theory]
    [MemberData(nameof(FaultySheets))]
    public void Read_SheetByCriteriaWithOneError_NamesTheCriterion(ScoreSheetForm sheet, string field) =>
        Assert.Equal(
            [("decision-is-incomplete", field)],
            ValidationErrors(Read(ReviewStep.Of<ExpertReviewStep>(), Sheets(sheet, Scored(2, ("novelty", 1), ("use", 2))), Weighted))
        );

    [Fact]
    public void Read_WholeScoreWhereCriteriaAreAsked_IsRefusedForEachOfThem() =>
        Assert.Equal(
            ["sheets[0].scores.novelty", "sheets[0].scores.use", "sheets[0].scores"],
            Read(ReviewStep.Of<ExpertReviewStep>(), Sheets(Whole(1, 80), Scored(2, ("novelty", 1), ("use", 2))), Weighted)
                .Errors.Select(error => error.Field)
        );

    [Theory]
    [InlineData(0)]
    [InlineData(87.5)]
    [InlineData(100)]
    public void Read_ScoreAtItsLimits_IsKept(double score)
    {
        var session = Assert.IsType<ExpertReviewDecision>(
            Read(ReviewStep.Of<ExpertReviewStep>(), Sheets(Whole(1, (decimal)score), Whole(2, 70))).Value
        );

        Assert.Equal((decimal)score, session.Sheets[0].Scores[DecisionPolicy.WholeScore]);
    }

    [Fact]
    public void Read_SheetAndRecusal_AreKeptTrimmed()
    {
        var form = Sheets(Scored(1, ("use", 70), ("novelty", 80.5m)) with { Comment = " 可行 " }) with
        {
            Recusals = [new RecusalForm(IdOf(2), " 同单位 ")],
        };

        var session = Assert.IsType<ExpertReviewDecision>(Read(ReviewStep.Of<ExpertReviewStep>(), form, Weighted).Value);

        Assert.Equal([new Recusal(IdOf(2), "同单位")], session.Recusals.AsEnumerable());
        Assert.Equal((IdOf(1), "可行", "Scored"), (session.Sheets[0].ApplicationId, session.Sheets[0].Comment, session.ToOutcome()));
        Assert.Equal([("novelty", 80.5m), ("use", 70m)], session.Sheets[0].Scores.Select(score => (score.Key, score.Value)));
    }

    [Fact]
    public void Read_RecusedFromAll_IsASession() =>
        Assert.Equal(
            2,
            Assert
                .IsType<ExpertReviewDecision>(
                    Read(
                        ReviewStep.Of<ExpertReviewStep>(),
                        new() { Recusals = [new RecusalForm(IdOf(1), "同单位"), new RecusalForm(IdOf(2), "同单位")] }
                    ).Value
                )
                .Recusals.Length
        );

    [Fact]
    public void Read_ListsThatWereNeverGiven_CountAsEmpty() =>
        Assert.Equal(
            ["sheets"],
            Read(ReviewStep.Of<ExpertReviewStep>(), new() { Sheets = default, Recusals = default }).Errors.Select(error => error.Field)
        );

    [Fact]
    public void Read_NullsInLists_NameWhatTheyLack()
    {
        var form = Sheets(Whole(1, 80), Whole(2, 80)) with { Recusals = [null!] };
        form = form with { Sheets = form.Sheets.Add(null!) };

        var fields = Read(ReviewStep.Of<ExpertReviewStep>(), form).Errors.Select(error => error.Field);

        Assert.Equal(
            [
                "sheets",
                "sheets[2].applicationId",
                "sheets[2].score",
                "sheets[2].comment",
                "recusals[0].applicationId",
                "recusals[0].reason",
            ],
            fields
        );
    }

    [Theory]
    [MemberData(nameof(FaultyResolutions))]
    public void Read_ResolutionWithOneError_NamesItsField(DecisionForm form, string field) =>
        Assert.Equal([("decision-is-incomplete", field)], ValidationErrors(Read(ReviewStep.Of<MeetingResolutionStep>(), form)));

    [Fact]
    public void Read_Resolution_KeepsItsDeviations()
    {
        var resolution = Assert.IsType<MeetingResolutionDecision>(
            Read(ReviewStep.Of<MeetingResolutionStep>(), Meeting(Deviation(2))).Value
        );

        Assert.Equal((Today, "纪要1号", "Adopted"), (resolution.HeldOn, resolution.MinutesNumber, resolution.ToOutcome()));
        Assert.Equal([Deviation(2)], resolution.Deviations.ToArray());
    }

    [Fact]
    public void Read_NullAmongDeviations_NamesWhatItLacks() =>
        Assert.Equal(
            ["deviations[0].applicationId", "deviations[0].reason"],
            Read(ReviewStep.Of<MeetingResolutionStep>(), Meeting([null!])).Errors.Select(error => error.Field)
        );

    private static DecisionForm Sheets(params ScoreSheetForm[] sheets) => new() { Sheets = [.. sheets] };

    private static ScoreSheetForm Whole(byte number, decimal? score) =>
        new()
        {
            ApplicationId = IdOf(number),
            Score = score,
            Comment = "可行",
        };

    private static ScoreSheetForm Scored(byte number, params IEnumerable<(string Criterion, decimal Score)> scores) =>
        new()
        {
            ApplicationId = IdOf(number),
            Scores = scores.ToImmutableDictionary(each => each.Criterion, each => each.Score),
            Comment = "可行",
        };

    private static DecisionForm Meeting(params Deviation[] deviations) =>
        new()
        {
            HeldOn = Today,
            MinutesNumber = "纪要1号",
            Deviations = [.. deviations],
        };

    private static Deviation Deviation(byte number) => new(IdOf(number), ProposalOutcome.NotSelect, "另有来源");

    private static Result<Decision> Read(ReviewStep step, DecisionForm form, RoundGuide? guide = null) =>
        DecisionPolicy.Read(
            form,
            new DecisionContext(guide ?? Guide(), null, Batch, new TaskKey(step, "", 1, "wang-zhuanjia"), Today)
            {
                Session = [Rankable(1), Rankable(2)],
            }
        );
}
