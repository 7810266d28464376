using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class AcceptancePolicyTests
{
    [Theory]
    [InlineData(100_000, null)]
    [InlineData(100_000.01, "spentYuan")]
    [InlineData(-1, "spentYuan")]
    public void Report_MoreThanWasPaid_IsRefused(double spent, string? field) =>
        Assert.Equal(
            field is null ? [] : [field],
            FieldsOf(AcceptancePolicy.Report(Implementing().Paid(), Report((decimal)spent), At(290)))
        );

    [Theory]
    [InlineData(999_999.99, false)]
    [InlineData(1_000_000, true)]
    public void Report_FromTheThresholdOn_NeedsAnAudit(double amount, bool needsAudit)
    {
        var project = Implementing(amountYuan: (decimal)amount).Paid();

        var fields = FieldsOf(AcceptancePolicy.Report(project, Report(1000), At(290)));

        Assert.Equal(needsAudit ? ["auditFirm", "auditNumber", "auditOpinion", "questionedYuan"] : [], fields);
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(395, true)]
    public void Report_AfterItsTerm_IsTakenAndMarkedLate(int day, bool isLate) =>
        Assert.Equal(isLate, AcceptancePolicy.Report(Implementing().Paid(), Report(1000), At(day)).Value.IsLate);

    [Fact]
    public void Decide_OpinionsDiffer_AsksAgain()
    {
        var project = Implementing().Paid().Reported(1000);

        var differed = AcceptancePolicy.Decide(
            project,
            [new("li", AcceptanceOutcome.Pass, "一"), new("zhou", AcceptanceOutcome.Fail, "二")],
            At(291)
        );
        var alone = AcceptancePolicy.Decide(
            project,
            [new("li", AcceptanceOutcome.Pass, "一"), new("li", AcceptanceOutcome.Pass, "二")],
            At(291)
        );

        Assert.IsType<AcceptanceDiffered>(differed.Value);
        Assert.IsType<AcceptanceDiffered>(alone.Value);
        Assert.Equal(ApplicationState.AcceptancePending, project.Apply(differed.Value).State);
    }

    [Fact]
    public void Decide_Pass_LeavesTheRestWithTheUnit()
    {
        var passed = Implementing().Paid().Reported(90_000).Decided(AcceptanceOutcome.Pass);

        Assert.Equal(10_000, passed.Ledger.BalanceOf(FundAccount.LeftOver));
        Assert.False(RecoveryPolicy.IsToOrder(passed));
        Assert.True(ProjectPolicy.IsToArchive(passed, At(291)));
    }

    [Fact]
    public void Rectification_IsOrderedOnce()
    {
        var rectifying = Implementing().Paid().Reported(1000).Decided(AcceptanceOutcome.Rectify);
        var again = rectifying.Reported(2000);

        Assert.Equal(ApplicationState.Rectifying, rectifying.State);
        Assert.Equal(2000, again.Ledger.BalanceOf(FundAccount.Spent));
        Assert.Equal(["spentYuan"], FieldsOf(AcceptancePolicy.Report(rectifying, Report(999), At(292))));
        Assert.Equal(ApplicationState.AcceptancePending, again.Decided(AcceptanceOutcome.Rectify).State);
    }

    [Fact]
    public void Rectification_NotReportedInTime_GoesBackToTheOfficers()
    {
        var rectifying = Implementing().Paid().Reported(1000).Decided(AcceptanceOutcome.Rectify);

        Assert.False(AcceptancePolicy.IsRectificationOver(rectifying, rectifying.RectifyBy!.At.AddTicks(-1)));
        var lapsed = rectifying.Apply(AcceptancePolicy.LapseRectification(rectifying, At(400)).Value);
        Assert.Equal(ApplicationState.AcceptancePending, lapsed.State);
        Assert.True(AcceptancePolicy.IsToCheck(lapsed, At(400).Now));
    }

    [Fact]
    public void Open_WhileAPartyIsBarred_Waits()
    {
        var project = Implementing().Paid();
        project = project.Apply(AcceptancePolicy.Report(project, Report(1000), At(290)).Value);

        var held = project.Apply(AcceptancePolicy.Open(project, "限制期内", At(290)).Value);

        Assert.False(held.IsAcceptanceOpen);
        Assert.Empty(ProjectProcedure.AsksOf(held, At(290).Now));
        Assert.True(AcceptancePolicy.IsToCheck(held, At(291).Now));
    }
}
