using CreditFunctions.Core.Funds;
using static CreditFunctions.Core.Funds.FundEntryKind;

namespace CreditFunctions.Core.Tests.Funds;

public sealed class FundLedgerTests
{
    private static readonly FundDetails Details = new(Samples.Today, Samples.Now);

    [Fact]
    public void Enter_StepByStep_MovesTheMoneyFromAccountToAccount()
    {
        var ledger = Made((Award, 100_000), (Promise, 100_000), (Concur, 60_000), (FallDue, 60_000), (Pay, 50_000));

        Assert.Equal(40_000, ledger.BalanceOf(FundAccount.Promised));
        Assert.Equal(10_000, ledger.BalanceOf(FundAccount.Due));
        Assert.Equal(50_000, ledger.BalanceOf(FundAccount.Paid));
        Assert.Equal(-100_000, ledger.BalanceOf(FundAccount.Treasury));
        Assert.Equal(0, ledger.Sum);
    }

    [Theory]
    [InlineData(Promise, 100_000.01, "fund-is-overdrawn")]
    [InlineData(Promise, 0, "fund-amount-is-out-of-range")]
    [InlineData(Promise, 0.001, "fund-amount-is-out-of-range")]
    [InlineData(Promise, -1, "fund-amount-is-out-of-range")]
    [InlineData(Concur, 1, "fund-is-overdrawn")]
    [InlineData(FallDue, 1, "fund-is-overdrawn")]
    [InlineData(Pay, 1, "fund-is-overdrawn")]
    [InlineData(Spend, 1, "fund-is-overdrawn")]
    [InlineData(Recover, 1, "fund-is-overdrawn")]
    [InlineData(Award, 1, "fund-award-is-entered")]
    public void Enter_WhatTheAccountDoesNotHold_IsRefused(FundEntryKind kind, double amount, string code) =>
        Assert.Equal(code, Made((Award, 100_000)).Enter(kind, (decimal)amount, Details).Errors[0].Code);

    [Fact]
    public void Enter_MoreThanIsDueOfOneInstalment_IsRefusedThoughTheOtherHasIt()
    {
        var ledger = Made((Award, 100), (Promise, 100));
        foreach (var (instalment, amount) in new[] { (1, 60m), (2, 40m) })
        {
            ledger = With(ledger, Concur, amount, instalment);
            ledger = With(ledger, FallDue, amount, instalment);
        }

        Assert.Equal("fund-is-overdrawn", ledger.Enter(Pay, 41, Details with { Instalment = 2 }).Errors[0].Code);
        Assert.True(ledger.Enter(Pay, 40, Details with { Instalment = 2 }).IsSuccess);
    }

    [Fact]
    public void Demand_MoreThanIsNotSpent_TakesTheRestFromWhatWasSpent()
    {
        var ledger = Made((Award, 100), (Promise, 100), (Concur, 100), (FallDue, 100), (Pay, 100), (Spend, 70));

        var entries = ledger.Demand(50, Details).Value;

        Assert.Equal([(DemandUnspent, 30m), (DemandSpent, 20m)], entries.Select(entry => (entry.Kind, entry.AmountYuan)));
        Assert.Equal("fund-is-overdrawn", ledger.Demand(100.01m, Details).Errors[0].Code);
    }

    [Fact]
    public void Reverse_APayment_IsDueAgainOnce()
    {
        var ledger = Made((Award, 100), (Promise, 100), (Concur, 100), (FallDue, 100), (Pay, 60));

        var after = ledger.With(ledger.Reverse(5, Details).Value);

        Assert.Equal((0, 100, 0), (after.BalanceOf(FundAccount.Paid), after.BalanceOf(FundAccount.Due), after.PaidYuan));
        Assert.Equal("fund-payment-is-not-there", after.Reverse(5, Details).Errors[0].Code);
        Assert.Equal("fund-payment-is-not-there", after.Reverse(4, Details).Errors[0].Code);
        Assert.Equal("fund-payment-is-not-there", ledger.Enter(Reverse, 60, Details).Errors[0].Code);
        Assert.Equal("fund-is-overdrawn", With(ledger, Spend, 1).Reverse(5, Details).Errors[0].Code);
    }

    [Theory]
    [InlineData("国库凭 1", true)]
    [InlineData("国库凭１", true)]
    [InlineData("国库凭2", false)]
    public void FindPayment_WidthAndBlanks_DoNotCount(string voucher, bool isFound)
    {
        var ledger = Made((Award, 100), (Promise, 100), (Concur, 100), (FallDue, 100));
        ledger = ledger.With(ledger.Enter(Pay, 60, Details with { Voucher = "国库凭1" }).Value);

        Assert.Equal(isFound, ledger.FindPayment(voucher) is not null);
        Assert.Null(ledger.With(ledger.Reverse(5, Details).Value).FindPayment(voucher));
    }

    [Fact]
    public void Release_WhereverItStands_LeavesWhatWasPaid()
    {
        var ledger = Made((Award, 100), (Promise, 90), (Concur, 70), (FallDue, 50), (Pay, 30));

        var after = ledger.Release(Details).Aggregate(ledger, (each, entry) => each.With(entry));

        Assert.Equal(-30, after.BalanceOf(FundAccount.Treasury));
        Assert.Equal(30, after.BalanceOf(FundAccount.Paid));
        Assert.Equal(0, after.Sum);
    }

    /// <summary>After random operations the sum of all accounts is zero, and no unchecked amount is paid.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void AnyOrderOfEvents_TheLedgerBalancesAndNeverPaysWhatWasNotPromisedConcurredAndChecked(int seed)
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<FundEntryKind>();
        var taken = new HashSet<FundEntryKind>();
        for (var run = 0; run < 200; run++)
        {
            var ledger = new FundLedger();
            for (var step = 0; step < 240; step++)
            {
                var details = Details with { Instalment = random.Next(4) is > 0 and var instalment ? instalment : null };
                var kind = kinds[random.Next(kinds.Length)];
                if (kind == Reverse)
                {
                    // An existing payment: random numbers would match none.
                    var payment = ledger.Payments.Select(entry => entry.Number).LastOrDefault(random.Next(1, step + 2));
                    ledger = ledger.Reverse(payment, Details).TryGet(out var reversal, out _) ? ledger.With(reversal) : ledger;
                    taken.UnionWith(ledger.Entries.TakeLast(1).Select(entry => entry.Kind));
                    AssertSound(ledger);
                    continue;
                }

                if (kind is >= ReleaseBudget and <= ReleaseDue && random.Next(4) > 0)
                {
                    // Otherwise nothing is left before payment.
                    continue;
                }

                if (kind is >= ReleaseBudget and <= RestoreDue && random.Next(2) > 0)
                {
                    // As a project releases and restores: random values would rarely match a release.
                    details = Details;
                }

                var holds = ledger.BalanceOf(FundMoves.Of(kind).From);
                var released = ledger.Entries.LastOrDefault(entry => kind is >= RestoreBudget and <= RestoreDue && entry.Kind == kind - 4);
                var amount =
                    random.Next(2) == 0 && holds > 0 ? decimal.Round(holds / 2, 2)
                    : random.Next(2) == 0 && released is not null ? released.AmountYuan
                    : random.Next(1, 200_00) / 100m;
                if (ledger.Enter(kind, amount, details).TryGet(out var entry, out _))
                {
                    ledger = ledger.With(entry);
                    taken.Add(entry.Kind);
                }

                AssertSound(ledger);
            }
        }

        Assert.Empty(kinds.Except(taken));
    }

    private static void AssertSound(FundLedger ledger)
    {
        Assert.Equal(0, ledger.Sum);
        foreach (var account in Enum.GetValues<FundAccount>().Where(account => account != FundAccount.Treasury))
        {
            Assert.True(ledger.BalanceOf(account) >= 0, $"{account} is below zero");
        }

        Assert.True(ledger.PaidYuan <= Net(ledger, FallDue, ReleaseDue, RestoreDue));
        Assert.True(SumOf(ledger, FallDue) <= Net(ledger, Concur, ReleaseConcurred, RestoreConcurred));
        Assert.True(SumOf(ledger, Concur) <= Net(ledger, Promise, ReleasePromised, RestorePromised) + SumOf(ledger, PromiseRecovered));
        Assert.True(SumOf(ledger, Promise) <= Net(ledger, Award, ReleaseBudget, RestoreBudget));
        foreach (var instalment in ledger.Entries.Select(entry => entry.Instalment).OfType<int>().Distinct())
        {
            Assert.True(
                SumOf(ledger, Pay, instalment) - SumOf(ledger, Reverse, instalment) <= SumOf(ledger, FallDue, instalment),
                $"instalment {instalment} is overpaid"
            );
        }
    }

    // Without released amounts; restored amounts count again.
    private static decimal Net(FundLedger ledger, FundEntryKind kind, FundEntryKind release, FundEntryKind restore) =>
        SumOf(ledger, kind) - SumOf(ledger, release) + SumOf(ledger, restore);

    private static decimal SumOf(FundLedger ledger, FundEntryKind kind, int? instalment = null) =>
        ledger
            .Entries.Where(entry => entry.Kind == kind && (instalment is null || entry.Instalment == instalment))
            .Sum(entry => entry.AmountYuan);

    private static FundLedger Made(params (FundEntryKind Kind, decimal Amount)[] entries) =>
        entries.Aggregate(new FundLedger(), (ledger, entry) => With(ledger, entry.Kind, entry.Amount));

    private static FundLedger With(FundLedger ledger, FundEntryKind kind, decimal amount, int? instalment = null) =>
        ledger.With(ledger.Enter(kind, amount, Details with { Instalment = instalment }).Value);
}
