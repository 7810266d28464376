using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class SettlementPolicyTests
{
    [Fact]
    public void Settle_WhatWasPaidAfterThePass_IsSpentAndLeftOver()
    {
        var paid = PaidLate();
        Assert.False(ProjectPolicy.IsToArchive(paid, At(300)));

        var settled = paid.Apply(SettlementPolicy.Settle(paid, new SettlementForm { SpentYuan = "20000" }, At(300)).Value);

        Assert.Equal(
            (90_000, 10_000, 0),
            (Of(settled, FundAccount.Spent), Of(settled, FundAccount.LeftOver), Of(settled, FundAccount.Paid))
        );
        Assert.True(ProjectPolicy.IsToArchive(settled, At(300)));
        Assert.Equal("project-act-is-not-due", SettlementPolicy.Settle(settled, new SettlementForm(), At(300)).Errors[0].Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("30000.01")]
    [InlineData("-1")]
    public void Settle_Wrong_IsRefusedAtItsField(string? spent) =>
        Assert.Equal(["spentYuan"], FieldsOf(SettlementPolicy.Settle(PaidLate(), new SettlementForm { SpentYuan = spent }, At(300))));

    [Theory]
    // 90 days from the acceptance on day 291, before which the unit could not settle an earlier payment.
    [InlineData(380, false)]
    [InlineData(396, true)]
    public void Lapse_AfterItsTerm_LeavesAllOver(int day, bool lapses)
    {
        var paid = PaidLate();
        Assert.Equal(lapses, SettlementPolicy.IsToLapse(paid, At(day)));
        if (lapses)
        {
            var settled = paid.Apply(SettlementPolicy.Lapse(paid, At(day)).Value);
            Assert.Equal(30_000, Of(settled, FundAccount.LeftOver));
        }
    }

    /// <summary>No settlement while the award is revoked: the term starts on the day it is restored.</summary>
    [Theory]
    [InlineData(451, false)]
    [InlineData(538, false)]
    [InlineData(555, true)]
    public void Lapse_OfAnAwardThatWasGivenBack_WaitsForTheWholeTerm(int day, bool lapses) =>
        Assert.Equal(lapses, SettlementPolicy.IsToLapse(PaidLate().RevokedByCase(Case, 300).Reversed(Case, 450), At(day)));

    /// <summary>A payment between report and decision is not part of the reported surplus.</summary>
    [Fact]
    public void Pass_WithAPaymentSinceTheReport_LeavesThatToBeSettled()
    {
        var reported = Implementing().Due().Reported(0);
        var paid = reported.Apply(PaymentPolicy.Pay(reported, 1, 100_000, "国库凭1", "指标1号", At(290).Today, "qian", At(290)).Value);

        var passed = paid.Decided(AcceptanceOutcome.Pass);

        Assert.Equal((0, 100_000), (Of(passed, FundAccount.LeftOver), Of(passed, FundAccount.Paid)));
        Assert.True(SettlementPolicy.IsToSettle(passed));
    }

    private static Project PaidLate() =>
        Implementing(ProjectProfile.Standard).Paid().Reported(70_000).Decided(AcceptanceOutcome.Pass).Paid(2);

    private static decimal Of(Project project, FundAccount account) => project.Ledger.BalanceOf(account);
}
