using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

public sealed class DecisionPolicyTests
{
    private static readonly ImmutableArray<RankedApplication> Batch = Ranking.Freeze(Guide(), [Reviewed(1, 90), Reviewed(2, 80)]);

    public static TheoryData<ReviewStep, DecisionForm, Decision, string> Good => new()
    {
        { ReviewStep.FormatCheck, new() { Choice = "admit", Reason = " 材料齐全 " }, new Decision.FormatCheck(true, "材料齐全"), "Admit" },
        { ReviewStep.FormatCheck, new() { Choice = "refuse", Reason = "缺材料" }, new Decision.FormatCheck(false, "缺材料"), "Refuse" },
        { ReviewStep.CreditEvidence, Evidence(CreditOutcome.Clear), new Decision.CreditEvidence(CreditOutcome.Clear, "e1", "无记录"), "Clear" },
        { ReviewStep.CreditEvidence, Evidence(CreditOutcome.Hit), new Decision.CreditEvidence(CreditOutcome.Hit, "e1", "无记录"), "Hit" },
        { ReviewStep.CreditEvidence, Evidence(CreditOutcome.Inconclusive), new Decision.CreditEvidence(CreditOutcome.Inconclusive, "e1", "无记录"), "Inconclusive" },
        { ReviewStep.CreditEvidence, Evidence(CreditOutcome.SourceDown), new Decision.CreditEvidence(CreditOutcome.SourceDown, "e1", "无记录"), "SourceDown" },
        { ReviewStep.ExpertReview, Score(0), new Decision.ScoreSheet(0, "可行"), "Scored" },
        { ReviewStep.ExpertReview, Score(100), new Decision.ScoreSheet(100, "可行"), "Scored" },
        { ReviewStep.ExpertReview, Score(87.5m), new Decision.ScoreSheet(87.5m, "可行"), "Scored" },
        { ReviewStep.Concurrence, new() { Choice = "agree", Reason = "同意" }, new Decision.Concurrence(true, "同意"), "Agree" },
        { ReviewStep.Concurrence, new() { Choice = "return", Reason = "超预算" }, new Decision.Concurrence(false, "超预算"), "Return" },
        { ReviewStep.AwardDocument, new() { DocumentNumber = "白科发〔2026〕1号", IssuedOn = Today }, new Decision.AwardDocument("白科发〔2026〕1号", Today), "Issued" },
    };

    public static TheoryData<ReviewStep, DecisionForm, string> Faulty => new()
    {
        { ReviewStep.FormatCheck, new() { Reason = "齐全" }, "choice" },
        { ReviewStep.FormatCheck, new() { Choice = "Admit", Reason = "齐全" }, "choice" },
        { ReviewStep.FormatCheck, new() { Choice = "agree", Reason = "齐全" }, "choice" },
        { ReviewStep.FormatCheck, new() { Choice = "admit" }, "reason" },
        { ReviewStep.FormatCheck, new() { Choice = "admit", Reason = " " }, "reason" },
        { ReviewStep.FormatCheck, new() { Choice = "admit", Reason = new string('长', 2001) }, "reason" },
        { ReviewStep.CreditEvidence, Evidence(null), "outcome" },
        { ReviewStep.CreditEvidence, Evidence((CreditOutcome)9), "outcome" },
        { ReviewStep.CreditEvidence, Evidence(CreditOutcome.Clear) with { EvidenceId = null }, "evidenceId" },
        { ReviewStep.CreditEvidence, Evidence(CreditOutcome.Clear) with { EvidenceId = "e2" }, "evidenceId" },
        { ReviewStep.CreditEvidence, Evidence(CreditOutcome.Clear) with { Reason = "" }, "reason" },
        { ReviewStep.ExpertReview, Score(null), "score" },
        { ReviewStep.ExpertReview, Score(-0.1m), "score" },
        { ReviewStep.ExpertReview, Score(100.1m), "score" },
        { ReviewStep.ExpertReview, Score(87.55m), "score" },
        { ReviewStep.ExpertReview, Score(87) with { Reason = null }, "reason" },
        { ReviewStep.MeetingResolution, Meeting() with { HeldOn = null }, "heldOn" },
        { ReviewStep.MeetingResolution, Meeting() with { HeldOn = Today.AddDays(1) }, "heldOn" },
        { ReviewStep.MeetingResolution, Meeting() with { MinutesNumber = "" }, "minutesNumber" },
        { ReviewStep.MeetingResolution, Meeting() with { MinutesNumber = new string('1', 101) }, "minutesNumber" },
        { ReviewStep.MeetingResolution, Meeting() with { MinutesNumber = "1\n2" }, "minutesNumber" },
        { ReviewStep.MeetingResolution, Meeting(Deviation(1), Deviation(1)), "deviations" },
        { ReviewStep.MeetingResolution, Meeting(Deviation(1), Deviation(3)), "deviations[1].applicationId" },
        { ReviewStep.MeetingResolution, Meeting(Deviation(1) with { Outcome = (ProposalOutcome)3 }), "deviations[0].outcome" },
        { ReviewStep.MeetingResolution, Meeting(Deviation(1) with { Reason = "" }), "deviations[0].reason" },
        { ReviewStep.MeetingResolution, Meeting(Deviation(1) with { Reason = null! }), "deviations[0].reason" },
        { ReviewStep.MeetingResolution, Meeting(Deviation(1) with { Reason = new string('长', 2001) }), "deviations[0].reason" },
        { ReviewStep.Concurrence, new() { Choice = "admit", Reason = "同意" }, "choice" },
        { ReviewStep.Concurrence, new() { Choice = "agree" }, "reason" },
        { ReviewStep.AwardDocument, new() { IssuedOn = Today }, "documentNumber" },
        { ReviewStep.AwardDocument, new() { DocumentNumber = "1号" }, "issuedOn" },
        { ReviewStep.AwardDocument, new() { DocumentNumber = "1号", IssuedOn = Today.AddDays(1) }, "issuedOn" },
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
    public void Read_OneFault_NamesItsField(ReviewStep step, DecisionForm form, string field) =>
        Assert.Equal([("decision-is-incomplete", field)], Faults(Read(step, form)));

    [Theory]
    [InlineData(ReviewStep.FormatCheck, 2)]
    [InlineData(ReviewStep.CreditEvidence, 3)]
    [InlineData(ReviewStep.ExpertReview, 2)]
    [InlineData(ReviewStep.MeetingResolution, 2)]
    [InlineData(ReviewStep.Concurrence, 2)]
    [InlineData(ReviewStep.AwardDocument, 2)]
    public void Read_EmptyForm_NamesEveryFaultAtOnce(ReviewStep step, int faults) => Assert.Equal(faults, Read(step, new DecisionForm()).Errors.Length);

    [Fact]
    public void Read_Resolution_KeepsItsDeviations()
    {
        var resolution = Assert.IsType<Decision.Resolution>(Read(ReviewStep.MeetingResolution, Meeting(Deviation(2))).Value);

        Assert.Equal((Today, "纪要1号", "Adopted"), (resolution.HeldOn, resolution.MinutesNumber, resolution.ToOutcome()));
        Assert.Equal([Deviation(2)], resolution.Deviations.ToArray());
    }

    [Fact]
    public void Read_NullAmongDeviations_NamesWhatItLacks() => Assert.Equal(
        ["deviations[0].applicationId", "deviations[0].reason"],
        Read(ReviewStep.MeetingResolution, Meeting([null!])).Errors.Select(error => error.Field));

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void Read_ReasonAroundTheLimit_IsRefusedAbove(int length, bool isAccepted) =>
        Assert.Equal(isAccepted, Read(ReviewStep.FormatCheck, new() { Choice = "admit", Reason = new string('长', length) }).IsSuccess);

    private static DecisionForm Evidence(CreditOutcome? outcome) => new() { Outcome = outcome, EvidenceId = "e1", Reason = "无记录" };

    private static DecisionForm Score(decimal? score) => new() { Score = score, Reason = "可行" };

    private static DecisionForm Meeting(params Deviation[] deviations) => new() { HeldOn = Today, MinutesNumber = "纪要1号", Deviations = [.. deviations] };

    private static Deviation Deviation(byte number) => new(IdOf(number), ProposalOutcome.NotSelect, "另有来源");

    private static Result<Decision> Read(ReviewStep step, DecisionForm form) => DecisionPolicy.Read(step, form, Batch, id => id == "e1", Today);
}
