using CreditFunctions.Core.Cases;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>
/// 学术评议: at least five experts without a conflict of interest, entered by one investigator and confirmed by the other.
/// </summary>
public sealed class AssessmentPolicyTests
{
    private static readonly AssessmentForm Form = new()
    {
        Experts = "王一，甲大学\n李二，乙大学\n赵三、丙研究所\n钱四 丁大学\nJohn Smith, 戊大学",
        Conclusion = "图片重复使用，属篡改。",
        HeldOn = Today,
        ConflictsAreExcluded = true,
        DocumentId = "d4",
    };

    [Fact]
    public void Asked_NoMeasuresAreProposedUntilItIsConfirmed()
    {
        Assert.Equal(CaseAct.EnterAssessment, CaseActPolicy.NextOf(Asked()));
        Assert.Equal(["assessment-is-missing"], Codes(ProposalPolicy.Propose(Asked(), Banning, Investigators[0], Context())));
        Assert.True(ProposalPolicy.ProposeUnfounded(Asked(), "同名不同单位", Investigators[0], Now).IsSuccess);
        Assert.Equal(CaseAct.ConfirmAssessment, CaseActPolicy.NextOf(Entered()));
        Assert.Equal(["assessment-is-missing"], Codes(ProposalPolicy.Propose(Entered(), Banning, Investigators[0], Context())));

        var confirmed = Entered().Apply(Confirm(Investigators[1]).Value);

        Assert.Equal(CaseAct.Propose, CaseActPolicy.NextOf(confirmed));
        Assert.True(ProposalPolicy.Propose(confirmed, Banning, Investigators[0], Context()).IsSuccess);
        Assert.Equal(("John Smith", "戊大学"), (Last(confirmed).Name, Last(confirmed).Unit));

        static AssessmentExpert Last(IntegrityCase integrityCase) => integrityCase.Assessment!.Entered!.Assessment.Experts[^1];
    }

    [Fact]
    public void Confirm_ByWhoEnteredIt_IsRefused_AndARejectionIsEnteredAgain()
    {
        Assert.Equal(["second-investigator-confirms"], Codes(Confirm(Investigators[0])));
        Assert.Equal(["reason"], Confirm(Investigators[1], agrees: false, reason: "").Errors.Select(error => error.Field));

        var rejected = Entered().Apply(Confirm(Investigators[1], agrees: false).Value);

        Assert.Equal(CaseAct.EnterAssessment, CaseActPolicy.NextOf(rejected));
        Assert.Equal("图片重复使用，属篡改。", rejected.Assessment!.Rejection!.Assessment.Conclusion);
        Assert.True(AssessmentPolicy.Enter(rejected, Form, Investigators[1], Context()).IsSuccess);
    }

    [Fact]
    public void Withdraw_IsForTheOtherInvestigator()
    {
        Result<AssessmentWithdrawn> By(SeatedOfficer officer) => AssessmentPolicy.Withdraw(Asked(), "不涉及学术问题", officer, Now);

        Assert.Equal(["assessment-is-not-at-this-step"], Codes(By(Investigators[0])));
        Assert.Null(Asked().Apply(By(Investigators[1]).Value).Assessment);
        Assert.Equal(["assessment-is-not-at-this-step"], Codes(AssessmentPolicy.Withdraw(Entered(), "不涉及", Investigators[1], Now)));
    }

    [Theory]
    [InlineData("王一，甲大学\n李二，乙大学\n赵三，丙大学\n钱四，丁大学", "assessment-needs-experts")]
    [InlineData("王一，甲大学\n王一，乙大学\n赵三，丙大学\n钱四，丁大学\n孙五，戊大学", "assessment-is-incomplete")]
    [InlineData("王一\n李二，乙大学\n赵三，丙大学\n钱四，丁大学\n孙五，戊大学", "assessment-is-incomplete")]
    [InlineData("", "assessment-is-incomplete")]
    public void Enter_WrongExperts_AreRefused(string experts, string code)
    {
        var error = Assert.Single(AssessmentPolicy.Enter(Asked(), Form with { Experts = experts }, Investigators[0], Context()).Errors);

        Assert.Equal((code, "experts"), (error.Code, error.Field));
    }

    [Fact]
    public void Enter_AnExpertOfThePartysUnit_IsRefused()
    {
        var form = Form with { Experts = Form.Experts!.Replace("甲大学", Asked().Party.Name, StringComparison.Ordinal) };

        Assert.Equal(["expert-is-of-the-party"], Codes(AssessmentPolicy.Enter(Asked(), form, Investigators[0], Context())));
    }

    [Fact]
    public void Enter_Empty_NamesEveryField() =>
        Assert.Equal(
            ["experts", "conclusion", "assessedOn", "conflictsExcluded", "assessmentFile"],
            AssessmentPolicy.Enter(Asked(), new AssessmentForm(), Investigators[0], Context()).Errors.Select(error => error.Field)
        );

    [Fact]
    public void Case_ThatIsNotScholarly_NeedsNone()
    {
        Assert.Equal(CaseAct.Propose, CaseActPolicy.NextOf(Opened()));
        Assert.Equal(["assessment-is-not-at-this-step"], Codes(AssessmentPolicy.Enter(Opened(), Form, Investigators[0], Context())));
        Assert.Equal(["assessment-is-not-at-this-step"], Codes(AssessmentPolicy.Ask(Noticed(), "是否篡改", Investigators[0], Now)));
    }

    private static Result<Fact> Confirm(SeatedOfficer officer, bool agrees = true, string reason = "与原件不符") =>
        AssessmentPolicy.Confirm(Entered(), officer, agrees, reason, Now);

    private static IntegrityCase Asked() => Opened().Apply(AssessmentPolicy.Ask(Opened(), "是否篡改", Investigators[0], Now).Value);

    private static IntegrityCase Entered() => Asked().Apply(AssessmentPolicy.Enter(Asked(), Form, Investigators[0], Context()).Value);
}
