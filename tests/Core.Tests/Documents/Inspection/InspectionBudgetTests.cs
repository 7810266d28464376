using CreditFunctions.Core.Documents.Inspection;

namespace CreditFunctions.Core.Tests.Documents.Inspection;

public sealed class InspectionBudgetTests
{
    private const int Step = 1 << 20;

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(1_944_455, true)]
    [InlineData(5_000_000, true)]
    [InlineData(6_000_000, false)]
    [InlineData(20_000_000, false)]
    public void Inflate_BeyondAllThatIsLookedAt_IsABombWhereThePartWasPackedManyTimes(int packed, bool isRefused)
    {
        var budget = new InspectionBudget(new InspectionLimits(), CancellationToken.None);

        var stopped = Assert.Throws<InspectionStoppedException>(() =>
        {
            for (var unpacked = (long)Step; unpacked < 2L << 30; unpacked += Step)
            {
                budget.Inflate(Step, unpacked, packed);
            }
        });

        Assert.Equal(isRefused, stopped.Finding is not null);
    }
}
