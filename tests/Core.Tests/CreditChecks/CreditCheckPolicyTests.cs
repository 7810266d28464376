using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.CreditChecks;

public sealed class CreditCheckPolicyTests
{
    [Fact]
    public void Plan_Parties_AreLookedUpInEverySourceOfTheirKind() => Assert.Equal(
        [("u1", CreditSource.CourtEnforcement), ("u1", CreditSource.CreditChina), ("u1", CreditSource.BureauLists), ("p1", CreditSource.CourtEnforcement), ("p1", CreditSource.BureauLists)],
        Plan().Select(lookup => (lookup.Party.Id, lookup.Source)));

    [Fact]
    public void IsClear_EveryLookupClear_IsClear() => Assert.True(IsClear(AllClear()));

    [Theory]
    [InlineData(CreditOutcome.Hit)]
    [InlineData(CreditOutcome.Inconclusive)]
    [InlineData(CreditOutcome.SourceDown)]
    public void IsClear_OneOtherwise_IsNot(CreditOutcome outcome) =>
        Assert.False(IsClear(AllClear().Select((check, index) => index == 2 ? check with { Outcome = outcome } : check)));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void IsClear_OneNotMade_IsNot(int missing) => Assert.False(IsClear(AllClear().Where((_, index) => index != missing)));

    [Fact]
    public void IsClear_AnotherPartysCheck_CountsForNobodyElse() =>
        Assert.False(IsClear(AllClear().Select(check => check with { PartyId = "u1" })));

    [Theory]
    [InlineData(CreditOutcome.SourceDown, CreditOutcome.Clear, true)]
    [InlineData(CreditOutcome.Clear, CreditOutcome.Hit, false)]
    public void IsClear_CheckedAgain_TheLastCounts(CreditOutcome first, CreditOutcome second, bool isClear)
    {
        var checks = AllClear().ToList();

        Assert.Equal(isClear, IsClear([checks[0] with { Outcome = first }, .. checks.Skip(1), checks[0] with { Outcome = second }]));
    }

    private static IEnumerable<PlannedLookup> Plan() => CreditCheckPolicy.Plan(
        Draft(),
        party => party is Party.Unit
            ? [CreditSource.CourtEnforcement, CreditSource.CreditChina, CreditSource.BureauLists]
            : [CreditSource.CourtEnforcement, CreditSource.BureauLists]);

    private static IEnumerable<CreditCheck> AllClear() =>
        Plan().Select(lookup => new CreditCheck(lookup.Party.Id, lookup.Source, CreditOutcome.Clear, "", null, null, Now, Now.AddDays(30)));

    private static bool IsClear(IEnumerable<CreditCheck> checks) => CreditCheckPolicy.IsClear(Draft() with { CreditChecks = [.. checks] }, Plan());
}
