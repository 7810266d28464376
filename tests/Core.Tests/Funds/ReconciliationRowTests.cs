using CreditFunctions.Core.Funds;
using static CreditFunctions.Core.Funds.FundEntryKind;

namespace CreditFunctions.Core.Tests.Funds;

public sealed class ReconciliationRowTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    private static readonly FundLedger Ledger = new()
    {
        Entries =
        [
            Entry(1, FallDue, 100, new DateOnly(2026, 4, 20)),
            Entry(2, Pay, 30, new DateOnly(2026, 4, 30)) with
            {
                Voucher = "凭1",
            },
            Entry(3, FallDue, 50, new DateOnly(2026, 5, 31)),
            Entry(4, Pay, 40, new DateOnly(2026, 5, 31)) with
            {
                Voucher = "凭2",
            },
            Entry(5, Pay, 10, new DateOnly(2026, 5, 2)) with
            {
                Voucher = "凭3",
            },
            Entry(6, Reverse, 10, new DateOnly(2026, 6, 2)) with
            {
                Voucher = "凭3",
                Reverses = 5,
            },
        ],
    };

    [Fact]
    public void Of_AMonth_IsWhatWasDueAndPaidInIt()
    {
        var row = Of(May, new TreasuryPayment("n", "指标", 40, "凭 2", May), new TreasuryPayment("n", "指标", 7, "凭9", May))!;

        Assert.Equal((120, 40, 47, -7), (row.DueYuan, row.LedgerYuan, row.TreasuryYuan, row.DifferenceYuan));
        Assert.Equal("凭9", Assert.Single(row.Unmatched).Voucher);
        Assert.Equal(
            "n|题目|单位|12000|4000|4700|-700|凭9 7.00元|",
            string.Join('|', ReconciliationRow.Columns.Select(column => column.Of(row)))
        );
    }

    /// <summary>A voucher with another amount is no match.</summary>
    [Fact]
    public void Of_AnotherAmount_IsUnmatched() => Assert.Single(Of(May, new TreasuryPayment("n", "指标", 39, "凭2", May))!.Unmatched);

    /// <summary>A payment that is dated before it fell due was made before the lists were checked.</summary>
    [Fact]
    public void Of_AMonthWithAPaymentBeforeItFellDue_NamesIt()
    {
        var early = new FundLedger
        {
            Entries =
            [
                Entry(1, FallDue, 100, new DateOnly(2026, 5, 20)) with
                {
                    Instalment = 1,
                },
                Entry(2, Pay, 60, new DateOnly(2026, 5, 19)) with
                {
                    Instalment = 1,
                    Voucher = "凭1",
                },
                Entry(3, Pay, 40, new DateOnly(2026, 5, 20)) with
                {
                    Instalment = 1,
                    Voucher = "凭2",
                },
            ],
        };

        var row = ReconciliationRow.Of("n", "题目", "单位", early, May, [])!;

        Assert.Equal("凭1 2026-05-19", ReconciliationRow.Columns[^1].Of(row));
    }

    /// <summary>The treasury paid while the award was revoked: no month until the restoration has less than nothing due.</summary>
    [Theory]
    [InlineData(3, 70, 0)]
    [InlineData(4, 70, 70)]
    [InlineData(5, null, null)]
    [InlineData(6, null, null)]
    public void Of_AMonthBetweenRevocationAndRestoration_CountsWhatWasPaidMeanwhile(int month, int? due, int? paid)
    {
        var ledger = new FundLedger
        {
            Entries =
            [
                Entry(1, FallDue, 70, new DateOnly(2026, 3, 20)),
                Entry(2, ReleaseDue, 70, new DateOnly(2026, 4, 10)),
                Entry(3, RestoreDue, 70, new DateOnly(2026, 6, 10)),
                Entry(4, Pay, 70, new DateOnly(2026, 4, 20)) with
                {
                    Voucher = "凭1",
                },
            ],
        };

        var row = ReconciliationRow.Of("n", "题目", "单位", ledger, new DateOnly(2026, month, 1), []);

        Assert.Equal((due, paid), ((int?)row?.DueYuan, (int?)row?.LedgerYuan));
    }

    [Fact]
    public void Of_AMonthWithoutMoney_IsNone() => Assert.Null(Of(new DateOnly(2026, 3, 1)));

    private static ReconciliationRow? Of(DateOnly month, params TreasuryPayment[] payments) =>
        ReconciliationRow.Of("n", "题目", "单位", Ledger, month, payments);

    private static FundEntry Entry(int number, FundEntryKind kind, decimal amount, DateOnly on) =>
        new(number, kind, amount, on, Samples.Now);
}
