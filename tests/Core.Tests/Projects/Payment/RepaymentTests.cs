using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>退还: money that came back by a demand that fell away is still to be repaid when the project ends.</summary>
public sealed class RepaymentTests
{
    private static readonly LetterNumber Letter = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1);

    /// <summary>However far it has come, what the unit had spent is paid, counts as spent, and is not demanded back.</summary>
    [Theory]
    [InlineData(AcceptanceOutcome.Conclude, FundAccount.Promised)]
    [InlineData(AcceptanceOutcome.Conclude, FundAccount.Concurred)]
    [InlineData(AcceptanceOutcome.Conclude, FundAccount.Due)]
    [InlineData(AcceptanceOutcome.Fail, FundAccount.Promised)]
    [InlineData(AcceptanceOutcome.Fail, FundAccount.Concurred)]
    [InlineData(AcceptanceOutcome.Fail, FundAccount.Due)]
    public void Acceptance_ThatFails_RepaysWhatWasSpent(AcceptanceOutcome outcome, FundAccount account)
    {
        var open = Until(Restored(Implementing().Paid().Reported(100_000)), account);

        var ended = open.Decided(outcome, day: 320).WithoutSuspicions(320);

        Assert.Equal(20_000, Of(ended, account));
        Assert.True(PaymentPolicy.IsOpen(ended));
        Assert.False(ProjectPolicy.IsToArchive(ended, At(322)));
        var repaid = Repaid(ended, account, 330);
        Assert.Equal((100_000, 0), (Of(repaid, FundAccount.Spent), Of(repaid, FundAccount.Paid)));
        Assert.Null(repaid.PaidAfterEndAt);
        if (outcome == AcceptanceOutcome.Fail)
        {
            repaid = repaid.Apply(RecoveryPolicy.Order(repaid, 0, default, "feng", "不追缴", At(331)).Value);
        }

        Assert.False(RecoveryPolicy.IsToOrder(repaid));
        Assert.True(ProjectPolicy.IsToArchive(repaid, At(331)));
    }

    /// <summary>What came back during the acceptance is repaid in two parts: the ledger agrees with the report.</summary>
    [Theory]
    [InlineData(AcceptanceOutcome.Conclude)]
    [InlineData(AcceptanceOutcome.Fail)]
    [InlineData(AcceptanceOutcome.Pass)]
    public void Acceptance_OfWhatCameBackMeanwhile_EndsAsItWasReported(AcceptanceOutcome outcome)
    {
        var pending = Restored(Implementing().Paid().Reported(50_000), returned: 80_000);
        Assert.Equal(
            [(30_000m, true), (50_000m, false)],
            pending.Instalments.Where(each => each.IsRepayment).Select(each => (each.AmountYuan, each.WasSpent))
        );
        var repaid = Repaid(pending, FundAccount.Promised, 315, number: 2);
        Assert.Equal((50_000, 0), (Of(repaid, FundAccount.Spent), Of(repaid, FundAccount.Paid)));

        var ended = Repaid(repaid, FundAccount.Promised, 316, number: 3).Decided(outcome, day: 320);

        Assert.Equal(50_000, Of(ended, FundAccount.Spent));
        Assert.Equal(50_000, Of(ended, outcome == AcceptanceOutcome.Pass ? FundAccount.LeftOver : FundAccount.Paid));
        Assert.Equal(outcome == AcceptanceOutcome.Pass ? 0 : 50_000, RecoveryPolicy.MinimumOf(ended));
    }

    /// <summary>Of what had not been spent nothing is owed after a failed acceptance; a voucher that comes late is demanded back.</summary>
    [Fact]
    public void Acceptance_ThatFails_RepaysNothingThatWasNotSpent()
    {
        var open = Until(Restored(Implementing().Paid().Reported(50_000)), FundAccount.Due);

        var ended = open.Decided(AcceptanceOutcome.Conclude, day: 320);

        Assert.Equal(0, Of(ended, FundAccount.Due));
        Assert.False(PaymentPolicy.IsOpen(ended));
        Assert.Equal(50_000, Of(ended, FundAccount.Spent));
        var row = new TreasuryPayment("2026KJ0012", "指标1号", 20_000, "国库凭9", At(321).Today);
        Assert.Equal((TreasuryMatch.AfterEnd, 2), TreasuryPolicy.Judge(ended, row, use: null, isBarred: false));
    }

    /// <summary>A repayment that was entered wrongly, and is paid again, is spent once.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reverse_OfARepayment_IsSpentOnce(bool hasEnded)
    {
        var open = Until(Restored(Implementing().Paid().Reported(100_000)), FundAccount.Due);
        var project = hasEnded ? open.Decided(AcceptanceOutcome.Fail, day: 320) : open;
        var repaid = Repaid(project, FundAccount.Due, 330);
        var entry = repaid.Ledger.Payments.Last().Number;

        var reversed = repaid.Apply(PaymentPolicy.Reverse(repaid, entry, "有误", At(331)).Value);

        Assert.Equal((80_000, 20_000), (Of(reversed, FundAccount.Spent), Of(reversed, FundAccount.Due)));
        Assert.Equal(20_000, reversed.ToRepaySpentYuan);
        Assert.False(PaymentPolicy.Reverse(reversed, entry, "有误", At(331)).IsSuccess);
        var again = Repaid(reversed, FundAccount.Due, 332);
        Assert.Equal((100_000, 0), (Of(again, FundAccount.Spent), Of(again, FundAccount.Paid)));
    }

    /// <summary>While it is on its way the unit reports it as paid and spent, as it did before.</summary>
    [Fact]
    public void Report_BeforeTheRepayment_CountsWhatWasSpent()
    {
        var working = Implementing(ProjectProfile.Standard, days: 900).Paid().ReportedOnTheWay(50_000, 370);
        var open = Restored(working, returned: 70_000, day: 400);
        Assert.Equal((0, 50_000), (Of(open, FundAccount.Spent), open.ToRepaySpentYuan));

        Assert.Equal(["spentYuan"], FieldsOf(AcceptancePolicy.Report(open, Report(49_999), At(420))));
        Assert.Equal(["spentYuan"], FieldsOf(AcceptancePolicy.Report(open, Report(50_001), At(420))));
        var reported = AcceptancePolicy.Report(open, Report(50_000), At(420)).Value;

        Assert.Empty(reported.Entries);
        Assert.Equal(50_000, reported.Report.PaidYuan);
        Assert.Equal(50_000, Of(Repaid(open.Apply(reported), FundAccount.Promised, 421), FundAccount.Spent));
    }

    /// <summary>It is no voucher after the end: it is matched as every other one, while no party is barred.</summary>
    [Fact]
    public void Judge_ARepaymentAfterTheEnd_IsDue()
    {
        var ended = Until(Restored(Implementing().Paid().Reported(100_000)), FundAccount.Due).Decided(AcceptanceOutcome.Fail, day: 320);
        var row = new TreasuryPayment("2026KJ0012", "指标1号", 20_000, "国库凭9", At(321).Today);

        Assert.Equal((TreasuryMatch.Due, 2), TreasuryPolicy.Judge(ended, row, use: null, isBarred: false));
        Assert.Equal(TreasuryMatch.Barred, TreasuryPolicy.Judge(ended, row, use: null, isBarred: true).Match);
    }

    /// <summary>The procedure goes on until it is paid, also while the finance bureau puts it off.</summary>
    [Fact]
    public void Termination_RepaysWhatWasSpent()
    {
        var open = Restored(Implementing().Paid().Reported(100_000));
        var form = new ChangeForm { Kind = ChangeKind.Termination, Reason = "试验地被淹" };
        open = open.Apply(ChangePolicy.Request(open, form, At(315), Seal).Value);

        var terminated = open.Apply(ChangePolicy.Decide(open, 1, agrees: true, "feng", "同意", At(316)).Value);

        Assert.Equal(20_000, Of(terminated, FundAccount.Promised));
        var deferred = terminated.Apply(PaymentPolicy.Concur(terminated, 2, agrees: false, "qian", "等预算", At(318)).Value);
        Assert.Equal(ProjectDue.Nothing, ProjectProcedure.NextOf(deferred, At(319)).Due);
        var repaid = Repaid(deferred, FundAccount.Promised, 330);
        Assert.Equal((100_000, 0), (Of(repaid, FundAccount.Spent), Of(repaid, FundAccount.Paid)));
        Assert.Equal(ProjectDue.End, ProjectProcedure.NextOf(repaid, At(331)).Due);
    }

    /// <summary>Another payment that comes late, and is reversed, touches no money that is to be repaid.</summary>
    [Fact]
    public void Reverse_AfterTheEnd_TakesNoRepayment()
    {
        var due = Implementing().Due();
        var partly = due.Apply(PaymentPolicy.Pay(due, 1, 60_000, "国库凭1", "指标1号", Today, "qian", At(4)).Value);
        var ended = Until(Restored(partly.Reported(60_000)), FundAccount.Due).Decided(AcceptanceOutcome.Fail, day: 320);
        Assert.Equal((20_000, 0), (Of(ended, FundAccount.Due), Of(ended, FundAccount.Paid)));

        var late = ended.Apply(PaymentPolicy.Pay(ended, 1, 40_000, "国库凭2", "指标1号", At(319).Today, "qian", At(330)).Value);
        Assert.Equal((20_000, 40_000), (Of(late, FundAccount.Due), Of(late, FundAccount.Paid)));
        var reversed = late.Apply(PaymentPolicy.Reverse(late, late.Ledger.Payments.Last().Number, "有误", At(331)).Value);

        Assert.Equal((20_000, 0), (Of(reversed, FundAccount.Due), Of(reversed, FundAccount.Paid)));
        Assert.True(PaymentPolicy.IsToPay(reversed, reversed.FindInstalment(2)!));
    }

    /// <summary>A second revocation takes it, and gives it back as it stood.</summary>
    [Fact]
    public void Revocation_TakesTheRepayment_AndGivesItBack()
    {
        var open = Until(Restored(Implementing().Paid()), FundAccount.Concurred);

        var revoked = open.RevokedByCase(Case, 320);
        Assert.Equal(0, Of(revoked, FundAccount.Concurred));
        Assert.False(PaymentPolicy.IsOpen(revoked));
        Assert.Equal(20_000, Of(revoked.Reversed(Case, 330), FundAccount.Concurred));
    }

    /// <summary>What the ledger does not cover is looked at again the next day, and not again and again.</summary>
    [Fact]
    public void Check_WhatTheLedgerDoesNotCover_Waits()
    {
        var concurred = Until(Restored(Implementing().Paid()), FundAccount.Concurred);
        var entries = concurred.Ledger.Release(new FundDetails(At(312).Today, At(312).Now));
        var uncovered = concurred with { Ledger = entries.Aggregate(concurred.Ledger, (ledger, entry) => ledger.With(entry)) };
        Assert.True(PaymentPolicy.IsToCheck(uncovered, uncovered.FindInstalment(2)!, At(313).Now));

        var held = uncovered.Apply(PaymentPolicy.Check(uncovered, 2, barred: null, At(313)).Value);

        Assert.Equal(PaymentPolicy.IsNotCovered, held.FindInstalment(2)!.HeldBecause);
        Assert.NotEqual(ProjectDue.CheckPayment, ProjectProcedure.NextOf(held, At(313)).Due);
        Assert.True(PaymentPolicy.IsToCheck(held, held.FindInstalment(2)!, At(314).Now));
    }

    // All was demanded back, a part came, and the decision was reversed. What is not spent comes back first.
    private static Project Restored(Project project, decimal? returned = null, int day = 300)
    {
        var revoked = project.RevokedByCase(Case, day);
        revoked = revoked.Apply(
            RecoveryPolicy.Order(revoked, RecoveryPolicy.MaximumOf(revoked), Letter, "feng", "撤销立项", At(day + 1)).Value
        );
        revoked = revoked.Apply(RecoveryPolicy.Receive(revoked, returned ?? 20_000, "收据1", Today, "qian", At(day + 2)).Value);
        return revoked.Reversed(Case, day + 10);
    }

    // The project once its repayment stands in an account.
    private static Project Until(Project project, FundAccount account)
    {
        if (account == FundAccount.Promised)
        {
            return project;
        }

        var concurred = project.Apply(PaymentPolicy.Concur(project, 2, agrees: true, "qian", "同意", At(311)).Value);
        return account == FundAccount.Concurred ? concurred : concurred.Apply(PaymentPolicy.Check(concurred, 2, null, At(311)).Value);
    }

    // The repayment is paid by the usual steps, from the account in which it stands.
    private static Project Repaid(Project project, FundAccount from, int day, int? number = null)
    {
        var instalment = project.Instalments.First(each => number is null ? each.IsRepayment : each.Number == number);
        if (from == FundAccount.Promised)
        {
            project = project.Apply(PaymentPolicy.Concur(project, instalment.Number, agrees: true, "qian", "同意", At(day)).Value);
        }

        if (from != FundAccount.Due)
        {
            project = project.Apply(PaymentPolicy.Check(project, instalment.Number, barred: null, At(day)).Value);
        }

        Assert.True(PaymentPolicy.IsToPay(project, project.FindInstalment(instalment.Number)!));
        return project.Apply(
            PaymentPolicy
                .Pay(project, instalment.Number, instalment.AmountYuan, $"国库凭{day}", "指标1号", At(day).Today, "qian", At(day))
                .Value
        );
    }

    private static decimal Of(Project project, FundAccount account) => project.Ledger.BalanceOf(account);
}
