using CreditFunctions.Core.Funds;
using static CreditFunctions.Core.Funds.FundEntryKind;

namespace CreditFunctions.Core.Tests.Funds;

public sealed class FundRowTests
{
    [Fact]
    public void Of_Ledger_IsARowForEachEntryInFenWithWhatIsStillDue()
    {
        FundEntry[] entries =
        [
            new(1, Award, 100_000, Samples.Today, Samples.Now),
            new(2, Promise, 100_000, Samples.Today, Samples.Now),
            new(3, Concur, 60_000, Samples.Today, Samples.Now) { Instalment = 1 },
            new(4, FallDue, 60_000, Samples.Today, Samples.Now) { Instalment = 1, DueOn = new DateOnly(2026, 4, 21) },
            new(5, Pay, 59_999.99m, Samples.Today, Samples.Now)
            {
                Instalment = 1,
                Voucher = "=国库凭1",
                BudgetNumber = "白财教指〔2026〕8号",
            },
        ];

        var rows = FundRow.Of("2026KJ0012", "题目", "单位", "联发1号", entries).ToList();

        Assert.Equal([0, 0, 0, 60_000, 0.01m], rows.Select(row => row.DifferenceYuan));
        Assert.Equal(
            "2026KJ0012|题目|单位|联发1号|5|到账确认|1|白财教指〔2026〕8号||5999999||=国库凭1||2026-03-10||||1",
            string.Join('|', FundRow.Columns.Select(column => column.Of(rows[^1])))
        );
        Assert.Equal("2026-04-21", FundRow.Columns.Single(column => column.Name == "dueDate").Of(rows[3]));
    }

    [Fact]
    public void Columns_Names_AreDistinct() => Assert.Equal(18, FundRow.Columns.DistinctBy(column => column.Name).Count());
}
