using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;
using static CreditFunctions.TestSupport.Domain.Steps;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class DecisionPolicyTests
{
    private static readonly ReviewBatch Batch = new(1, [IdOf(1), IdOf(2)], Now)
    {
        Ranking = Ranking.Freeze(Guide(), [Reviewed(1, 90), Reviewed(2, 80)], category => category.BudgetYuan),
    };

    [Theory]
    [InlineData("u1.CourtEnforcement", int.MaxValue, 3)]
    [InlineData("u1.CourtEnforcement", 3, 3)]
    [InlineData("u1.CourtEnforcement", 2, 1)]
    [InlineData("u1.CreditChina", int.MaxValue, 1)]
    public void FirstOrdinalOf_FoundBeforeAtTheSecondAsking_ReportsTheSuspicionsApart(string subject, int asked, int first)
    {
        var found = new Finding("u1", Sources.CourtEnforcement, Now, FindingRuling.Dismiss, "无", Now) { Ordinal = 2 };

        Assert.Equal(first, FindingStep.FirstOrdinalOf(Draft() with { Findings = [found] }, subject, asked));
    }

    public static TheoryData<ReviewStep, DecisionForm, Decision, string> Good =>
        new()
        {
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "admit", Reason = " 材料齐全 " },
                new FormatCheckDecision(FormatCheckChoice.Admit, "材料齐全"),
                "Admit"
            },
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "refuse", Reason = "缺材料" },
                new FormatCheckDecision(FormatCheckChoice.Refuse, "缺材料"),
                "Refuse"
            },
            {
                ReviewStep.Of<RecommendationStep>(),
                new() { Choice = "recommend", Reason = "同意推荐" },
                new RecommendationDecision(RecommendationChoice.Recommend, "同意推荐"),
                "Recommend"
            },
            {
                ReviewStep.Of<RecommendationStep>(),
                new() { Choice = "return", Reason = "补预算" },
                new RecommendationDecision(RecommendationChoice.Return, "补预算"),
                "Return"
            },
            {
                ReviewStep.Of<RecommendationStep>(),
                new() { Choice = "refuse", Reason = "不属本县" },
                new RecommendationDecision(RecommendationChoice.Refuse, "不属本县"),
                "Refuse"
            },
            {
                ReviewStep.Of<RankingFreezeStep>(),
                new() { Reason = " 评审完毕 " },
                new RankingFreezeDecision("评审完毕"),
                "Frozen"
            },
            {
                ReviewStep.Of<FieldVisitStep>(),
                new() { HeldOn = Today, Reason = "属实" },
                new FieldVisitDecision(Today, "属实"),
                "Visited"
            },
            {
                ReviewStep.Of<ConcurrenceStep>(),
                new() { Choice = "agree", Reason = "同意" },
                new ConcurrenceDecision(true, "同意"),
                "Agree"
            },
            {
                ReviewStep.Of<ConcurrenceStep>(),
                new() { Choice = "return", Reason = "超预算" },
                new ConcurrenceDecision(false, "超预算"),
                "Return"
            },
            {
                ReviewStep.Of<AwardDocumentStep>(),
                new() { DocumentNumber = " 白科发〔2026〕1号 ", IssuedOn = Today },
                new AwardDocumentDecision("白科发〔2026〕1号", Today),
                "Issued"
            },
            {
                ReviewStep.Of<ObjectionRulingStep>(),
                new() { Choice = "uphold", Reason = "属实" },
                new ObjectionRulingDecision(true, "属实"),
                "Uphold"
            },
            {
                ReviewStep.Of<ObjectionRulingStep>(),
                new() { Choice = "dismiss", Reason = "不属实" },
                new ObjectionRulingDecision(false, "不属实"),
                "Dismiss"
            },
        };

    public static TheoryData<ReviewStep, DecisionForm, string> Faulty =>
        new()
        {
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Reason = "齐全" },
                "choice"
            },
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "Admit", Reason = "齐全" },
                "choice"
            },
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "0", Reason = "齐全" },
                "choice"
            },
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "agree", Reason = "齐全" },
                "choice"
            },
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "admit" },
                "reason"
            },
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "admit", Reason = " " },
                "reason"
            },
            {
                ReviewStep.Of<FormatCheckStep>(),
                new() { Choice = "admit", Reason = new string('长', 2001) },
                "reason"
            },
            {
                ReviewStep.Of<RecommendationStep>(),
                new() { Choice = "admit", Reason = "同意" },
                "choice"
            },
            {
                ReviewStep.Of<RecommendationStep>(),
                new() { Choice = "recommend" },
                "reason"
            },
            { ReviewStep.Of<RankingFreezeStep>(), new(), "reason" },
            {
                ReviewStep.Of<FieldVisitStep>(),
                new() { Reason = "属实" },
                "heldOn"
            },
            {
                ReviewStep.Of<FieldVisitStep>(),
                new() { HeldOn = Today.AddDays(1), Reason = "属实" },
                "heldOn"
            },
            {
                ReviewStep.Of<FieldVisitStep>(),
                new() { HeldOn = DateOnly.MinValue, Reason = "属实" },
                "heldOn"
            },
            {
                ReviewStep.Of<FieldVisitStep>(),
                new() { HeldOn = Today, Reason = "\u200B" },
                "reason"
            },
            {
                ReviewStep.Of<AwardDocumentStep>(),
                new() { DocumentNumber = "1号", IssuedOn = DateOnly.MinValue },
                "issuedOn"
            },
            {
                ReviewStep.Of<AwardDocumentStep>(),
                new() { DocumentNumber = "1号", IssuedOn = new DateOnly(2026, 2, 28) },
                "issuedOn"
            },
            {
                ReviewStep.Of<FieldVisitStep>(),
                new() { HeldOn = Today },
                "reason"
            },
            {
                ReviewStep.Of<ConcurrenceStep>(),
                new() { Choice = "admit", Reason = "同意" },
                "choice"
            },
            {
                ReviewStep.Of<ConcurrenceStep>(),
                new() { Choice = "agree" },
                "reason"
            },
            {
                ReviewStep.Of<AwardDocumentStep>(),
                new() { IssuedOn = Today },
                "documentNumber"
            },
            {
                ReviewStep.Of<AwardDocumentStep>(),
                new() { DocumentNumber = "一\n号", IssuedOn = Today },
                "documentNumber"
            },
            {
                ReviewStep.Of<AwardDocumentStep>(),
                new() { DocumentNumber = "1号" },
                "issuedOn"
            },
            {
                ReviewStep.Of<AwardDocumentStep>(),
                new() { DocumentNumber = "1号", IssuedOn = Today.AddDays(1) },
                "issuedOn"
            },
            {
                ReviewStep.Of<ObjectionRulingStep>(),
                new() { Choice = "agree", Reason = "属实" },
                "choice"
            },
            {
                ReviewStep.Of<ObjectionRulingStep>(),
                new() { Choice = "uphold" },
                "reason"
            },
        };

    [Theory]
    [MemberData(nameof(Good))]
    public void Read_GoodForm_IsTheDecisionOfItsStep(ReviewStep step, DecisionForm form, Decision decision, string outcome)
    {
        var read = Read(step, form).Value;

        Assert.Equal((decision, outcome), (read, read.ToOutcome()));
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Read_OneError_NamesItsField(ReviewStep step, DecisionForm form, string field) =>
        Assert.Equal([("decision-is-incomplete", field)], ValidationErrors(Read(step, form)));

    [Theory]
    [InlineData("FormatCheck", "choice reason")]
    [InlineData("ExpertReview", "")]
    [InlineData("MeetingResolution", "heldOn minutesNumber")]
    [InlineData("Concurrence", "choice reason")]
    [InlineData("AwardDocument", "documentNumber issuedOn")]
    [InlineData("Recommendation", "choice reason")]
    [InlineData("Finding", "choice reason")]
    [InlineData("RankingFreeze", "reason")]
    [InlineData("FieldVisit", "heldOn reason")]
    [InlineData("ObjectionRuling", "choice reason")]
    public void Read_EmptyForm_NamesEveryErrorAtOnce(string step, string fields) =>
        Assert.Equal(fields, string.Join(' ', Read(StepOf(step), new DecisionForm()).Errors.Select(error => error.Field)));

    [Fact]
    public void Read_CheckCheckQueue_IsNotDecidedAsAWhole() =>
        Assert.Equal(
            [("task-takes-no-decision", null)],
            ValidationErrors(Read(ReviewStep.Of<CreditQueriesStep>(), new() { Choice = "admit", Reason = "无" }))
        );

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void Read_ReasonAroundTheLimit_IsRefusedAbove(int length, bool isAccepted) =>
        Assert.Equal(
            isAccepted,
            Read(ReviewStep.Of<FormatCheckStep>(), new() { Choice = "admit", Reason = new string('长', length) }).IsSuccess
        );

    [Theory]
    [InlineData("correct", false)]
    [InlineData("admit", true)]
    [InlineData("refuse", true)]
    public void Read_FormatCheckOfWhatWasCorrected_AsksForNoSecondCorrection(string choice, bool isAccepted)
    {
        var corrected = CompleteDraft() with { Correction = new Correction("缺盖章", Now, Now.AddDays(7)) { SubmittedAt = Now } };

        Assert.Equal(
            isAccepted,
            Read(
                ReviewStep.Of<FormatCheckStep>(),
                new()
                {
                    Choice = choice,
                    Reason = "理由",
                    Opens = choice == "correct" ? ["title"] : [],
                },
                corrected
            ).IsSuccess
        );
    }

    [Theory]
    [InlineData("admit", true, null)]
    [InlineData("admit", false, "versionCode")]
    [InlineData("refuse", false, null)]
    [InlineData("correct", false, null)]
    public void Read_FormatCheckOfASealedPrint_AdmitsOnItsCodeAlone(string choice, bool isRightCode, string? field)
    {
        var code = VersionCode.Of(CompleteDraft());
        var form = new DecisionForm
        {
            Choice = choice,
            Reason = "理由",
            VersionCode = isRightCode ? code.ToLowerInvariant() : "2222-2222",
            Opens = choice == "correct" ? ["document:signed-scan"] : [],
        };

        var read = Read(ReviewStep.Of<FormatCheckStep>(), form, guide: Guide() with { RequiresSignedScan = true });

        Assert.Equal(field is null ? [] : [("version-code-differs", field)], ValidationErrors(read));
        Assert.Equal(choice == "admit" && isRightCode ? code : null, read.IsSuccess ? ((FormatCheckDecision)read.Value).VersionCode : null);
    }

    [Theory]
    [InlineData(CreditOutcome.Hit, "dismiss", FindingRuling.Dismiss)]
    [InlineData(CreditOutcome.Hit, "ineligible", FindingRuling.FindIneligible)]
    [InlineData(CreditOutcome.Hit, "uphold", FindingRuling.Uphold)]
    [InlineData(CreditOutcome.ConsumptionRestricted, "dismiss", FindingRuling.Dismiss)]
    [InlineData(CreditOutcome.ConsumptionRestricted, "ineligible", FindingRuling.FindIneligible)]
    [InlineData(CreditOutcome.ConsumptionRestricted, "uphold", null)]
    [InlineData(CreditOutcome.Hit, "disqualify", null)]
    public void Read_Finding_RulesAsFarAsWhatWasFoundAllows(CreditOutcome found, string choice, FindingRuling? ruling)
    {
        var application = CompleteDraft()
            .Apply(
                new CreditChecked([
                    Check(Sources.CourtEnforcement, CreditOutcome.SourceDown),
                    Check(Sources.CourtEnforcement, found),
                    Check(Sources.CreditChina, CreditOutcome.Clear),
                ])
            );

        var read = Read(
            ReviewStep.Of<FindingStep>(),
            new() { Choice = choice, Reason = " 查明 " },
            application,
            subject: "u1.CourtEnforcement"
        );

        Assert.Equal(ruling is null ? null : new FindingDecision(ruling.Value, "查明"), read.IsSuccess ? read.Value : null);
        Assert.Equal(ruling is null ? [("decision-is-incomplete", "choice")] : [], ValidationErrors(read));
    }

    private static CreditCheck Check(CreditSource source, CreditOutcome outcome) =>
        new("u1", source, outcome, "", null, null, Now, Now.AddDays(30));

    private static Result<Decision> Read(
        ReviewStep step,
        DecisionForm form,
        Application? application = null,
        RoundGuide? guide = null,
        string subject = ""
    ) =>
        DecisionPolicy.Read(
            form,
            new DecisionContext(guide ?? Guide(), application ?? CompleteDraft(), Batch, new TaskKey(step, subject, 1, "li-jingban"), Today)
        );
}
