using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class ReportUpPolicyTests
{
    private static readonly ReportUpForm Form = new()
    {
        Authority = "省科技厅",
        Number = "白科函〔2026〕7号",
        On = Today,
    };

    [Theory]
    [InlineData(Severity.Major, false)]
    [InlineData(Severity.Serious, true)]
    [InlineData(Severity.EspeciallySerious, true)]
    public void IsOwed_SeriousCase_UntilItIsEntered(Severity severity, bool isOwed)
    {
        var decided = Of(severity);

        Assert.Equal(isOwed, ReportUpPolicy.IsOwed(decided));
        var reported = decided.Apply(ReportUpPolicy.Enter(decided, Form, Clerk("li"), Context()).Value);
        Assert.False(ReportUpPolicy.IsOwed(reported));
        Assert.Equal(new ReportUp("省科技厅", "白科函〔2026〕7号", Today, Clerk("li")), Assert.Single(reported.ReportsUp));
    }

    [Fact]
    public void Enter_BeforeTheDecisionOrUnfounded_IsRefused()
    {
        Assert.Equal(["report-up-is-too-early"], Codes(ReportUpPolicy.Enter(Reviewed(), Form, Clerk("li"), Context())));
        Assert.Equal(
            ["report-up-is-too-early"],
            Codes(ReportUpPolicy.Enter(Decided(new CaseOutcome.Unfounded()), Form, Clerk("li"), Context()))
        );
    }

    [Fact]
    public void Enter_EmptyOrDatedBeforeTheDecision_NamesEveryField()
    {
        Assert.Equal(
            ["reportUpAuthority", "reportUpNumber", "reportUpOn"],
            ReportUpPolicy.Enter(Decided(), new ReportUpForm(), Clerk("li"), Context()).Errors.Select(error => error.Field)
        );
        Assert.All(
            new[] { Today.AddDays(-1), Today.AddDays(1) },
            day => Assert.False(ReportUpPolicy.Enter(Decided(), Form with { On = day }, Clerk("li"), Context()).IsSuccess)
        );
    }

    private static IntegrityCase Of(Severity severity)
    {
        var decided = Decided();
        return decided with { Decision = decided.Decision! with { Outcome = Banned with { Severity = severity } } };
    }
}
