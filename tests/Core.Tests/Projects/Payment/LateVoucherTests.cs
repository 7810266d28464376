using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>What the treasury paid, and reported once the project was archived.</summary>
public sealed class LateVoucherTests
{
    /// <summary>A voucher is entered, marked, and demanded back; the project stays archived.</summary>
    [Fact]
    public void Pay_OnceArchived_IsEnteredAndDemandedBack()
    {
        var failed = Implementing().Due().Reported(0).Decided(AcceptanceOutcome.Fail).Noted(392);
        var archived = failed.Apply(ProjectPolicy.Archive(failed, "2026-KJXM-0001", At(393)).Value);
        Assert.Equal(ProjectDue.End, ProjectProcedure.NextOf(archived, At(394)).Due);
        Assert.Equal("PaymentConfirmation", Assert.Single(PaperPolicy.AsksOf(archived, At(400).Now)).Step.Value);
        var row = new TreasuryPayment("2026KJ0012", "指标1号", 60_000, "国库凭9", At(394).Today);
        Assert.Equal((TreasuryMatch.AfterEnd, 1), TreasuryPolicy.Judge(archived, row, use: null, isBarred: false));

        var paid = archived.Apply(PaymentPolicy.Pay(archived, 1, 60_000, "国库凭9", "指标1号", Today, "qian", At(400)).Value);

        Assert.True(paid.Ledger.Payments.Single().IsAfterEnd);
        Assert.Equal((ApplicationState.Closed, 0), (paid.State, paid.Ledger.Sum));
        Assert.Equal(["RecoveryOrder"], ProjectProcedure.AsksOf(paid, At(400).Now).Select(ask => ask.Step.Value));
        Assert.Equal((60_000, 60_000), (RecoveryPolicy.MinimumOf(paid), RecoveryPolicy.MaximumOf(paid)));
        var reversed = paid.Apply(PaymentPolicy.Reverse(paid, paid.Ledger.Payments.Single().Number, "有误", At(401)).Value);
        Assert.Equal(ProjectDue.End, ProjectProcedure.NextOf(reversed, At(401)).Due);
        var ordered = paid.Apply(RecoveryPolicy.Order(paid, 60_000, default, "feng", "误拨", At(401)).Value);
        Assert.Equal(ProjectDue.Nothing, ProjectProcedure.NextOf(ordered, At(401)).Due);
        var returned = ordered.Apply(RecoveryPolicy.Receive(ordered, 60_000, "收据1", Today, "qian", At(402)).Value);
        Assert.Equal(ProjectDue.End, ProjectProcedure.NextOf(returned, At(402)).Due);
    }

    /// <summary>What was paid before the archive stays as it is.</summary>
    [Fact]
    public void Reverse_OnceArchived_TouchesNoPaymentOfBefore()
    {
        var passed = Implementing().Paid().Reported(100_000).Decided(AcceptanceOutcome.Pass);
        var archived = passed.Apply(ProjectPolicy.Archive(passed, "2026-KJXM-0001", At(292)).Value);

        Assert.Empty(PaperPolicy.AsksOf(archived, At(300).Now));
        Assert.Equal(
            "payment-is-used",
            PaymentPolicy.Reverse(archived, archived.Ledger.Payments.Single().Number, "有误", At(300)).Errors[0].Code
        );
    }
}
