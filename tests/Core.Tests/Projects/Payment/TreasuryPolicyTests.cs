using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

public sealed class TreasuryPolicyTests
{
    private static readonly TreasuryPayment Row = new("2026KJ0012", "指标1号", 100_000, "国库凭1", Today);

    [Theory]
    [InlineData(100_000, TreasuryMatch.Due)]
    [InlineData(99_999.99, TreasuryMatch.Part)]
    [InlineData(100_000.01, TreasuryMatch.OtherAmount)]
    public void Judge_WhatIsDue_MatchesByItsAmount(double amount, TreasuryMatch match) =>
        Assert.Equal(match, Judge(Implementing().Due(), Row with { AmountYuan = (decimal)amount }));

    /// <summary>Two vouchers for one instalment are both entered.</summary>
    [Fact]
    public void Pay_InTwoParts_EntersBoth()
    {
        var due = Implementing().Due();

        var partly = due.Apply(TreasuryPolicy.Pay(due, Row with { AmountYuan = 40_000 }, "chief", At(4)).Value);
        var whole = partly.Apply(TreasuryPolicy.Pay(partly, Row with { AmountYuan = 60_000, Voucher = "国库凭2" }, "chief", At(4)).Value);

        Assert.Equal((100_000, 0), (whole.Ledger.BalanceOf(FundAccount.Paid), whole.Ledger.BalanceOf(FundAccount.Due)));
        Assert.Equal(TreasuryMatch.NotDue, Judge(whole, Row with { AmountYuan = 1, Voucher = "国库凭3" }));
    }

    /// <summary>A partial amount that fits two instalments needs a person's decision.</summary>
    [Fact]
    public void Judge_PartOfEitherInstalment_IsNotGuessed()
    {
        var passed = Implementing(ProjectProfile.Standard).Due().Reported(0).Decided(AcceptanceOutcome.Pass).Due(2);

        Assert.Equal(TreasuryMatch.OtherAmount, Judge(passed, Row with { AmountYuan = 20_000 }));
        Assert.Equal(TreasuryMatch.Part, Judge(passed, Row with { AmountYuan = 50_000 }));
        Assert.Equal(TreasuryMatch.Due, Judge(passed, Row with { AmountYuan = 30_000 }));
    }

    /// <summary>After the end of payments, due amounts are still entered, also while a party is barred.</summary>
    [Fact]
    public void Judge_AfterTheEnd_IsEntered()
    {
        var revoked = Implementing().Due().RevokedByCase(Case, 100);

        Assert.Equal(TreasuryMatch.AfterEnd, TreasuryPolicy.Judge(revoked, Row, use: null, isBarred: true).Match);
        Assert.Equal(100_000, revoked.Apply(TreasuryPolicy.Pay(revoked, Row, "chief", At(101)).Value).Ledger.BalanceOf(FundAccount.Paid));
    }

    [Fact]
    public void Judge_NoProject_IsUnknown() => Assert.Equal(TreasuryMatch.UnknownProject, Judge(null, Row));

    /// <summary>An amount that is only promised, or agreed and not checked, is not due.</summary>
    [Fact]
    public void Judge_BeforeTheListsWereChecked_IsNotDue()
    {
        var promised = Implementing();
        Assert.Equal(TreasuryMatch.NotDue, Judge(promised, Row));

        var concurred = promised.Apply(PaymentPolicy.Concur(promised, 1, agrees: true, "qian", "同意", At(3)).Value);
        Assert.Equal(TreasuryMatch.NotDue, Judge(concurred, Row));
        Assert.Equal("project-act-is-not-due", TreasuryPolicy.Pay(concurred, Row, "chief", At(4)).Errors[0].Code);
    }

    [Fact]
    public void Judge_BeforeTheAward_IsNotDue() =>
        Assert.Equal(TreasuryMatch.NotDue, Judge(Implementing().Due(), Row with { PaidOn = Today.AddDays(-1) }));

    [Fact]
    public void Judge_VoucherOrParty_StandsInTheWay()
    {
        var due = Implementing().Due();

        Assert.Equal(
            TreasuryMatch.VoucherUsed,
            TreasuryPolicy.Judge(due, Row, new VoucherUse("国库凭1", "2026KJ0001"), isBarred: false).Match
        );
        Assert.Equal(TreasuryMatch.Barred, TreasuryPolicy.Judge(due, Row, use: null, isBarred: true).Match);
    }

    /// <summary>A repeated file enters nothing.</summary>
    [Fact]
    public void Pay_Again_IsEnteredOnce()
    {
        var due = Implementing().Due();

        var paid = due.Apply(TreasuryPolicy.Pay(due, Row, "chief", At(4)).Value);

        Assert.Equal(100_000, paid.Ledger.BalanceOf(FundAccount.Paid));
        Assert.Equal(TreasuryMatch.Entered, Judge(paid, Row));
        Assert.Equal(TreasuryMatch.OtherAmount, Judge(paid, Row with { AmountYuan = 1 }));
        Assert.False(TreasuryPolicy.Pay(paid, Row, "chief", At(4)).IsSuccess);
    }

    private static TreasuryMatch Judge(Project? project, TreasuryPayment row) =>
        TreasuryPolicy.Judge(project, row, use: null, isBarred: false).Match;
}
