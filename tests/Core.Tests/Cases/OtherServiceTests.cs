using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>Letters to the reporter, units and other authorities: their service is recorded and blocks nothing.</summary>
public sealed class OtherServiceTests
{
    private static readonly CaseReporter Reporter = new("r1", new Core.Identifiers.SealedText("sealed", "k1"));

    [Fact]
    public void Referral_IsServedBesideThePath()
    {
        var form = TakingIn with { Choice = IntakeChoice.PassToUnit, Recipient = "示例大学", Until = Today.AddDays(30) };
        var passed = Noted().Apply(Intake(Noted(), form).Value);

        Assert.Equal((CaseAct.ServeOther, CaseAct.EnterUnitReport), (CaseActPolicy.NextOf(passed), CaseActPolicy.OnPathOf(passed)));
        Assert.True(CaseIntakePolicy.EnterReport(passed, "属实", Investigators[0], Context()).IsSuccess);
        var electronic = CasePolicy.ServeOther(passed, new ServiceForm { Mode = ServiceMode.Electronic, On = Today }, Context());
        Assert.Contains("service-consent-is-missing", Codes(electronic));

        var served = passed.Apply(CasePolicy.ServeOther(passed, ByHand, Context()).Value);

        Assert.Equal(CaseAct.EnterUnitReport, CaseActPolicy.NextOf(served));
        Assert.Equal([passed.Intake!.Letter!.Number], served.OtherServices.Single().Letters.AsEnumerable());
        Assert.Equal(["nothing-to-serve"], Codes(CasePolicy.ServeOther(served, ByHand, Context())));
    }

    [Fact]
    public void Result_IsServedOnWhoeverReported_OnceThePartyWasServed()
    {
        var reported = Reviewed() with { Reporter = Reporter };
        var decided = reported.Apply(SampleCases.Decide(reported, ByMeeting(Banned), Context()).Value);
        Assert.True(decided.Decision!.ResultLetter!.IsEstablished);
        Assert.Null(decided.UnservedOther);

        var served = decided.Apply(CasePolicy.Serve(decided, ByHand, Context()).Value);
        Assert.Equal(CaseAct.ServeOther, CaseActPolicy.NextOf(served));
        Assert.IsType<ResultLetter>(served.UnservedOther);
        Assert.DoesNotContain(served.Letters, letter => letter is ResultLetter);

        // The reporter gave an address.
        var form = new ServiceForm
        {
            Mode = ServiceMode.Electronic,
            On = Today,
            Recipient = "反映人",
        };
        var told = served.Apply(CasePolicy.ServeOther(served, form, Context()).Value);
        Assert.Null(CaseActPolicy.NextOf(told));
    }

    [Fact]
    public void Case_ThatNobodyReported_CostsNoAct() => Assert.Null(Served().UnservedOther);
}
