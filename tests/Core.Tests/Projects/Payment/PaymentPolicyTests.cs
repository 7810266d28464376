using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class PaymentPolicyTests
{
    private static readonly LetterNumber Number = LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1);

    [Fact]
    public void Concur_BeforeTheContractIsSigned_IsRefused()
    {
        var project = Awarded().Proposed().SignedByInvestigator();

        Assert.Equal("project-act-is-not-due", PaymentPolicy.Concur(project, 1, agrees: true, "qian", "同意", At(2)).Errors[0].Code);
    }

    [Fact]
    public void Concur_PutOff_IsAskedAgainLater()
    {
        var project = Implementing();

        var deferred = project.Apply(PaymentPolicy.Concur(project, 1, agrees: false, "qian", "等预算", At(3)).Value);

        Assert.False(PaymentPolicy.IsToConcur(deferred, deferred.Instalments[0], At(4).Now));
        Assert.True(PaymentPolicy.IsToConcur(deferred, deferred.Instalments[0], At(20).Now));
        Assert.Equal(0, deferred.Ledger.BalanceOf(FundAccount.Concurred));
    }

    [Fact]
    public void Check_WhileAPartyIsBarred_HoldsTheMoneyAndLooksAgainTheNextDay()
    {
        var project = Implementing();
        project = project.Apply(PaymentPolicy.Concur(project, 1, agrees: true, "qian", "同意", At(3)).Value);

        var held = project.Apply(PaymentPolicy.Check(project, 1, "限制期内", At(3)).Value);

        Assert.Equal(0, held.Ledger.BalanceOf(FundAccount.Due));
        Assert.Equal("project-act-is-not-due", Pay(held, 1).Errors[0].Code);
        Assert.False(PaymentPolicy.IsToCheck(held, held.Instalments[0], At(3).Now));
        Assert.True(PaymentPolicy.IsToCheck(held, held.Instalments[0], At(4).Now));
        Assert.Equal(100_000, held.Apply(PaymentPolicy.Check(held, 1, null, At(4)).Value).Ledger.BalanceOf(FundAccount.Due));
    }

    [Theory]
    [InlineData(100_000, null)]
    [InlineData(100_000.01, "fund-is-overdrawn")]
    [InlineData(0, "fund-amount-is-out-of-range")]
    public void Pay_MoreThanIsDue_IsRefused(double amount, string? code) =>
        Assert.Equal(code, Pay(Implementing().Due(), (decimal)amount) is { IsSuccess: false } refused ? refused.Errors[0].Code : null);

    /// <summary>A check that never came holds no money once the project has passed its acceptance.</summary>
    [Fact]
    public void MidTermInstalment_WithoutItsCheck_IsPayableOnceTheAcceptanceIsPassed()
    {
        var reported = Implementing(ProjectProfile.Key).Paid().Reported(10_000);
        var instalment = reported.Instalments.Single(each => each.After == InstalmentTime.MidTermCheck);
        Assert.False(PaymentPolicy.IsPayable(reported, instalment));

        var passed = reported.Decided(AcceptanceOutcome.Pass);

        Assert.True(PaymentPolicy.IsPayable(passed, instalment));
        Assert.True(PaymentPolicy.IsOpen(passed));
    }

    [Fact]
    public void Pay_InParts_AsksForTheRest()
    {
        var project = Implementing().Due();

        var partly = project.Apply(Pay(project, 40_000).Value);
        var whole = partly.Apply(Pay(partly, 60_000).Value);

        Assert.True(PaymentPolicy.IsToPay(partly, partly.Instalments[0]));
        Assert.False(PaymentPolicy.IsOpen(whole));
        Assert.Equal(100_000, whole.Ledger.PaidYuan);
    }

    [Fact]
    public void Pay_ByAVoucherThatIsEntered_IsRefusedWithItsProject()
    {
        var due = Implementing().Due();
        var partly = due.Apply(PaymentPolicy.Pay(due, 1, 60_000, "国库凭1", "指标1号", Today, "qian", At(4)).Value);

        var refused = PaymentPolicy.Pay(partly, 1, 40_000, "国库凭 1", "指标1号", Today, "qian", At(4));

        Assert.Equal("voucher-is-used", refused.Errors[0].Code);
        Assert.Equal("2026KJ0012", refused.Errors[0].Arguments["project"]);
    }

    [Fact]
    public void Refuse_AnotherProjectsVoucher_AsksAgainAndStatesWhose()
    {
        var due = Implementing().Due();

        var refused = due.Apply(PaymentPolicy.Refuse(due, 1, new VoucherUse("国库凭1", "2026KJ0001"), At(4)).Value);

        Assert.Equal(2, Assert.Single(ProjectProcedure.AsksOf(refused, At(4).Now)).Ordinal);
        Assert.Equal("2026KJ0001", refused.Instalments[0].RefusedVoucher!.Project);
        Assert.Equal(100_000, refused.Ledger.BalanceOf(FundAccount.Due));
    }

    [Fact]
    public void Reverse_APayment_IsAskedForAgain()
    {
        var paid = Implementing().Paid();
        var entry = paid.Ledger.Payments.Single().Number;
        Assert.Equal($"{entry}", Assert.Single(PaymentPolicy.ReversalsOf(paid)).Subject);

        var reversed = paid.Apply(PaymentPolicy.Reverse(paid, entry, "凭证号录入有误", At(5)).Value);

        Assert.Equal(("PaymentConfirmation", 2), (AskOf(reversed).Step.Value, AskOf(reversed).Ordinal));
        Assert.Empty(PaymentPolicy.ReversalsOf(reversed));
        Assert.True(PaymentPolicy.Pay(reversed, 1, 100_000, "国库凭1", "指标1号", Today, "qian", At(6)).IsSuccess);

        static ProjectAsk AskOf(Project project) => Assert.Single(ProjectProcedure.AsksOf(project, At(5).Now));
    }

    /// <summary>What was reported as spent cannot have been entered wrongly.</summary>
    [Fact]
    public void Reverse_WhatWasSpent_IsRefused()
    {
        var reported = Implementing().Paid().Reported(1);

        Assert.Equal(
            "payment-is-used",
            PaymentPolicy.Reverse(reported, reported.Ledger.Payments.Single().Number, "有误", At(291)).Errors[0].Code
        );
    }

    /// <summary>The treasury had paid before it heard of the end: it is entered, and demanded back.</summary>
    [Theory]
    [InlineData(ApplicationState.Concluded)]
    [InlineData(ApplicationState.NotPassed)]
    [InlineData(ApplicationState.Terminated)]
    [InlineData(ApplicationState.Revoked)]
    public void Pay_AfterTheEnd_IsEnteredAndDemandedBack(ApplicationState state)
    {
        var ended = EndedWithMoneyDue(state);
        Assert.Equal((state, 0), (ended.State, ended.Ledger.BalanceOf(FundAccount.Due)));
        Assert.DoesNotContain(ProjectProcedure.AsksOf(ended, At(400).Now), ask => ask.Step.Value == "PaymentConfirmation");
        Assert.Contains(PaperPolicy.AsksOf(ended, At(400).Now), ask => ask.Step.Value == "PaymentConfirmation");

        var partly = ended.Apply(PayOn(ended, 60_000, 400).Value);
        var paid = partly.Apply(PayOn(partly, 40_000, 401).Value);

        Assert.Equal("project-act-is-not-due", PayOn(paid, 1, 402).Errors[0].Code);
        Assert.Equal((100_000, 0), (paid.Ledger.BalanceOf(FundAccount.Paid), paid.Ledger.Sum));
        Assert.True(RecoveryPolicy.IsToOrder(paid));
        Assert.Equal(100_000, RecoveryPolicy.MinimumOf(paid));
    }

    [Fact]
    public void Pay_AfterTheEnd_OfMoreThanWasDue_IsRefused() =>
        Assert.Equal("fund-is-overdrawn", PayOn(EndedWithMoneyDue(ApplicationState.Terminated), 100_000.01m, 400).Errors[0].Code);

    /// <summary>A voucher that is entered months after the end leaves no month in which less than nothing was due.</summary>
    [Fact]
    public void Pay_MonthsAfterTheEnd_LeavesTheReconciliationOfTheMonthsBetween()
    {
        var ended = EndedWithMoneyDue(ApplicationState.Concluded);
        var paidOn = At(280).Today;

        var paid = ended.Apply(PaymentPolicy.Pay(ended, 1, 100_000, "国库凭1", "指标1号", paidOn, "qian", At(400)).Value);

        var first = new DateOnly(paidOn.Year, paidOn.Month, 1);
        Assert.Equal((100_000, 100_000), (RowOf(first)!.DueYuan, RowOf(first)!.LedgerYuan));
        Assert.All(Enumerable.Range(1, 6), month => Assert.Null(RowOf(first.AddMonths(month))));

        ReconciliationRow? RowOf(DateOnly month) => ReconciliationRow.Of("n", "题目", "单位", paid.Ledger, month, []);
    }

    /// <summary>What the leader decided before the voucher came does not cover it.</summary>
    [Fact]
    public void Pay_AfterTheLeaderDecidedOnTheRecovery_IsForTheLeaderAgain()
    {
        var failed = EndedWithMoneyDue(ApplicationState.NotPassed).Noted(392);
        var paid = failed.Apply(PayOn(failed, 60_000, 400).Value);
        paid = paid.Apply(RecoveryPolicy.Order(paid, 60_000, Number, "feng", "未完成", At(401)).Value);
        Assert.False(RecoveryPolicy.IsToOrder(paid));

        var again = paid.Apply(PayOn(paid, 40_000, 402).Value);

        Assert.True(RecoveryPolicy.IsToOrder(again));
        Assert.Equal(40_000, RecoveryPolicy.MinimumOf(again));
    }

    /// <summary>The treasury paid before it heard of the decision of the case; nothing is demanded until that is final.</summary>
    [Fact]
    public void Pay_WhileHeld_IsEntered()
    {
        var held = Implementing().Due().HeldByCase(Case, 4);

        var paid = held.Apply(PayOn(held, 100_000, 5).Value);

        Assert.Equal((100_000, 0), (paid.Ledger.BalanceOf(FundAccount.Paid), paid.Ledger.BalanceOf(FundAccount.Due)));
        Assert.False(RecoveryPolicy.IsToOrder(paid));
    }

    /// <summary>A payment that was entered with a wrong number is reversed after the end, and entered with the right one.</summary>
    [Fact]
    public void Reverse_AfterTheEnd_CanBeEnteredAnew()
    {
        var ended = EndedWithMoneyDue(ApplicationState.Concluded);
        Assert.Null(ProjectProcedure.CheckFollowed(ended, Assert.Single(PaymentPolicy.LatePaymentsOf(ended)), At(400).Now));
        var paid = ended.Apply(PayOn(ended, 100_000, 400).Value);
        var entry = paid.Ledger.Payments.Single().Number;

        var reversed = paid.Apply(PaymentPolicy.Reverse(paid, entry, "凭证号录入有误", At(401)).Value);

        Assert.Equal((0, 0), (reversed.Ledger.BalanceOf(FundAccount.Due), reversed.Ledger.BalanceOf(FundAccount.Paid)));
        Assert.Equal(100_000, reversed.Apply(PayOn(reversed, 100_000, 402).Value).Ledger.BalanceOf(FundAccount.Paid));
    }

    /// <summary>What was decided does not fit the project any more: it is asked again by a task of its own.</summary>
    [Fact]
    public void Refuse_ADecisionThatCannotBeFollowed_AsksAgain()
    {
        var due = Implementing().Due();
        var asked = Assert.Single(ProjectProcedure.AsksOf(due, At(4).Now));
        var partly = due.Apply(new DecisionRefused(asked, "fund-is-overdrawn", At(4).Now));

        Assert.Equal(asked with { Ordinal = 2 }, Assert.Single(ProjectProcedure.AsksOf(partly, At(4).Now)));
        Assert.Equal(asked, ProjectProcedure.Refuse(due, asked, Errors, At(4).Now).Value.Asked);
        Assert.False(ProjectProcedure.Refuse(partly, asked, Errors, At(4).Now).IsSuccess);
        Assert.Null(ProjectProcedure.CheckAsked(due, asked, At(4).Now));
        Assert.Equal("project-step-is-not-asked", ProjectProcedure.CheckAsked(partly, asked, At(4).Now)?.Code);
    }

    [Fact]
    public void LastInstalment_WaitsForTheAcceptance()
    {
        var project = Implementing(ProjectProfile.Standard).Paid();

        Assert.False(PaymentPolicy.IsToConcur(project, project.Instalments[1], At(5).Now));
        var passed = project.Reported(70_000).Decided(AcceptanceOutcome.Pass);
        Assert.True(PaymentPolicy.IsToConcur(passed, passed.Instalments[1], At(292).Now));
        Assert.False(ProjectPolicy.IsToArchive(passed, At(300)));
        Assert.False(ProjectPolicy.IsToArchive(passed.Paid(2), At(300)));
        var concluded = project.Reported(70_000).Decided(AcceptanceOutcome.Conclude);
        Assert.False(PaymentPolicy.IsToConcur(concluded, concluded.Instalments[1], At(292).Now));
        Assert.Equal(ApplicationState.Concluded, concluded.State);
    }

    private static ImmutableArray<Error> Errors => PayOn(Implementing(), 1, 4).Errors;

    private static Project EndedWithMoneyDue(ApplicationState state)
    {
        var due = Implementing().Due();
        if (state == ApplicationState.Revoked)
        {
            return due.RevokedByCase(Case, 300);
        }

        if (state != ApplicationState.Terminated)
        {
            return due.Reported(0).Decided(state == ApplicationState.Concluded ? AcceptanceOutcome.Conclude : AcceptanceOutcome.Fail);
        }

        var asked = due.Apply(
            ChangePolicy.Request(due, new ChangeForm { Kind = ChangeKind.Termination, Reason = "试验地被淹" }, At(50), Seal).Value
        );
        return asked.Apply(ChangePolicy.Decide(asked, 1, agrees: true, "feng", "同意", At(51)).Value);
    }

    private static Result<InstalmentPaid> PayOn(Project project, decimal amount, int day) =>
        PaymentPolicy.Pay(project, 1, amount, $"国库凭{amount}", "指标1号", Today, "qian", At(day));

    private static Result<InstalmentPaid> Pay(Project project, decimal amount) =>
        PaymentPolicy.Pay(project, 1, amount, $"国库凭{amount}", "指标1号", Today, "qian", At(4));
}
