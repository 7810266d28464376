using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseIntakePolicyTests
{
    private static readonly IntakeForm Passing = new()
    {
        Choice = IntakeChoice.PassToUnit,
        Reason = "属单位管辖",
        Recipient = "某大学",
        Until = Today.AddDays(30),
    };

    [Fact]
    public void Decide_Accept_SeatsTheSecondInvestigatorAndSignsNoLetterWhereNobodyReported()
    {
        var taken = TakenIn();

        Assert.Equal(CaseState.Investigation, taken.State);
        Assert.Equal(Investigators.AsEnumerable(), taken.Seats);
        Assert.Empty(taken.AllLetters);
        Assert.Empty(taken.Letters);
    }

    [Theory]
    [InlineData(IntakeChoice.Accept)]
    [InlineData(IntakeChoice.Refuse)]
    public void Decide_WithAReporter_SignsALetterThatNamesNobodyAndThePartyNeverSees(IntakeChoice choice)
    {
        var reported = Noted() with { Reporter = new CaseReporter("r1", new SealedText("sealed", "k1")) };

        var after = reported.Apply(Intake(reported, TakingIn with { Choice = choice }).Value);

        var letter = Assert.IsType<IntakeLetter>(Assert.Single(after.AllLetters));
        Assert.Equal((IntakeLetter.Reporter, choice, "对象明确，线索可查。"), (letter.Addressee, letter.Choice, letter.Reason));
        Assert.Empty(after.Letters);
    }

    [Fact]
    public void Decide_PassedToTheUnit_WaitsForItsReportAndIsDecidedAgain()
    {
        var passed = Noted().Apply(Intake(Noted(), Passing).Value);
        Assert.Equal((CaseState.WithUnit, Today.AddDays(30)), (passed.State, passed.Intake!.UnitUntil!.LastDay));
        Assert.Equal("某大学", passed.Intake.Letter!.Addressee.Name);
        Assert.Equal("检测报告编号查无此号。", passed.Intake.Letter.About!.Suspicion);
        Assert.Equal(CaseAct.EnterUnitReport, CaseActPolicy.OnPathOf(passed));
        Assert.Equal(["case-move-is-not-legal"], Codes(Intake(passed, TakingIn)));

        var reported = passed.Apply(CaseIntakePolicy.EnterReport(passed, "某大函〔2026〕1号：属实", Investigators[1], Context()).Value);

        Assert.Equal(CaseState.IntakePending, reported.State);
        Assert.Equal(Term.WorkingDays(15), reported.IntakeUntil!.Term);
        Assert.Equal(CaseState.Investigation, reported.Apply(Intake(reported, TakingIn).Value).State);
    }

    [Fact]
    public void Decide_Empty_NamesEveryField() =>
        Assert.Equal(["choice", "reason"], Intake(Noted(), new IntakeForm()).Errors.Select(error => error.Field));

    [Theory]
    [InlineData(0, "until")]
    [InlineData(1, null)]
    [InlineData(184, null)]
    [InlineData(190, "until")]
    public void Decide_TermOfTheUnit_IsFromTomorrowToSixMonths(int days, string? field) =>
        Assert.Equal(
            field is null ? [] : [field],
            Intake(Noted(), Passing with { Until = Today.AddDays(days) }).Errors.Select(error => error.Field)
        );

    [Fact]
    public void Decide_ByWhoNotedIt_IsRefused() =>
        Assert.Equal(["case-is-your-own-report"], Codes(Intake(Noted(), TakingIn, Investigators[0])));

    [Fact]
    public void Decide_CaseThatWasTakenInByItsFinding_IsRefused() =>
        Assert.Equal(["case-move-is-not-legal"], Codes(Intake(Opened(), TakingIn)));

    [Fact]
    public void EnterReport_Empty_IsRefused()
    {
        var passed = Noted().Apply(Intake(Noted(), Passing).Value);

        Assert.Equal(["unit-report-is-incomplete"], Codes(CaseIntakePolicy.EnterReport(passed, " ", Investigators[1], Context())));
    }
}
