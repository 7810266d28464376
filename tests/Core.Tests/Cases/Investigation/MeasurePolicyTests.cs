using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>One row per rule, and one on each side of every limit.</summary>
public sealed class MeasurePolicyTests
{
    private const int Permanent = 0;

    [Theory]
    [InlineData(Severity.Minor, "integrity-talk", null, null)]
    [InlineData(Severity.Major, "integrity-talk", null, "measure-is-not-for-severity")]
    [InlineData(Severity.Minor, "disqualification", null, null)]
    [InlineData(Severity.EspeciallySerious, "disqualification", null, null)]
    [InlineData(Severity.Minor, "disqualification", 12, "measure-has-no-ban")]
    [InlineData(Severity.Minor, "ban", 1, "measure-is-not-for-severity")]
    [InlineData(Severity.Major, "ban", null, "ban-is-out-of-range")]
    [InlineData(Severity.Major, "ban", 1, null)]
    [InlineData(Severity.Major, "ban", 36, null)]
    [InlineData(Severity.Major, "ban", 37, "ban-is-out-of-range")]
    [InlineData(Severity.Major, "ban", Permanent, "ban-is-out-of-range")]
    [InlineData(Severity.Serious, "ban", 36, "measure-is-not-for-severity")]
    [InlineData(Severity.Serious, "long-ban", 35, "ban-is-out-of-range")]
    [InlineData(Severity.Serious, "long-ban", 36, null)]
    [InlineData(Severity.Serious, "long-ban", 60, null)]
    [InlineData(Severity.Serious, "long-ban", 61, "ban-is-out-of-range")]
    [InlineData(Severity.Serious, "long-ban", Permanent, "ban-is-out-of-range")]
    [InlineData(Severity.EspeciallySerious, "long-ban", 60, "ban-is-out-of-range")]
    [InlineData(Severity.EspeciallySerious, "long-ban", 61, null)]
    [InlineData(Severity.EspeciallySerious, "long-ban", Permanent, null)]
    [InlineData(Severity.Major, "exile", null, "measure-is-unknown")]
    public void Check_MeasureAndSeverity_FollowTheRules(Severity severity, string measure, int? months, string? code)
    {
        var result = MeasurePolicy.Check(severity, [Intended(measure, months)], RulesInForce, allowsSamples: true);

        Assert.Equal(code is null ? [] : [code], Codes(result));
    }

    [Fact]
    public void Check_NoneTwiceOrTwoBans_IsRefusedAtMeasures()
    {
        Assert.Equal(["measures"], Fields());
        Assert.Equal(["measures"], Fields(Intended("disqualification", null), Intended("disqualification", null)));
        Assert.Equal(["measures", "measures[1]"], Fields(Intended("ban", 12), Intended("long-ban", 12)));

        static IEnumerable<string?> Fields(params IntendedMeasure[] measures) =>
            MeasurePolicy.Check(Severity.Major, [.. measures], RulesInForce, allowsSamples: true).Errors.Select(error => error.Field);
    }

    [Fact]
    public void Check_WithinTheLimits_ReportsRuleFactsAndOutcome()
    {
        var traces = MeasurePolicy.Check(Severity.Major, Banning.Measures, RulesInForce, allowsSamples: true).Value;

        Assert.Equal(["measure-is-for-severity", "ban-is-within-limits"], traces.Select(trace => trace.Outcome));
        Assert.Equal(["cases.measures", "cases.banMonths"], traces.Select(trace => trace.RuleId));
        Assert.Contains(new TracedFact("months", "12"), traces[1].Facts);
    }

    [Theory]
    [InlineData(Severity.Major, "ban", 12, true)]
    [InlineData(Severity.Minor, "ban", 11, true)]
    [InlineData(Severity.Serious, "ban", 12, false)]
    [InlineData(Severity.Major, "ban", 13, false)]
    [InlineData(Severity.Major, "ban", Permanent, false)]
    [InlineData(Severity.Major, "disqualification", null, false)]
    public void IsWithin_Decision_IsNeverHeavierThanTheNotice(Severity severity, string measure, int? months, bool within) =>
        Assert.Equal(within, MeasurePolicy.IsWithin(Banning, new CaseOutcome.Established(severity, [Intended(measure, months)])));

    private static IntendedMeasure Intended(string measure, int? months) =>
        new(measure, months is { } count ? new BanTerm(count == Permanent ? null : count) : null);
}
