using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseRepairPolicyTests
{
    private static readonly SeatedOfficer Leader = SampleCases.Leader[0];
    private static readonly RepairRequest Request = new("已改正", ["d7"], Now, In10(), In10());
    private static readonly LetterNumber Next = LetterNumber.At("白科", LetterSeries.RepairNotice, 2026, 2);

    [Fact]
    public void Follow_Application_OpensTheActsOfOfficersOnce()
    {
        var opened = Repairing();

        Assert.Equal(CaseDue.FollowRepair, CaseProcedure.NextOf(Closed(), Waiting(), Now).Due);
        Assert.Equal(CaseAct.ProposeRepair, CaseActPolicy.NextOf(opened));
        Assert.Null(CaseRepairPolicy.Follow(opened, Waiting(), Now));
        Assert.Equal(CaseDue.AskOfficers, CaseProcedure.NextOf(opened, Waiting(), Now).Due);
    }

    [Fact]
    public void Decide_WithoutAnExamination_IsRefused() =>
        Assert.Equal(["repair-is-not-requested"], Codes(CaseRepairPolicy.Decide(Repairing(), Leader, true, "属实", Next, Context())));

    [Theory]
    [InlineData("li")]
    [InlineData("fa")]
    public void Decide_ByWhoeverExaminedOrReviewed_IsRefused(string name) =>
        Assert.Contains(
            "seat-is-not-separate",
            Codes(CaseRepairPolicy.Decide(Examined(), Seat(CaseSeat.Decider, name), true, "属实", Next, Context()))
        );

    [Fact]
    public void Propose_ByTheParty_IsRefused() =>
        Assert.Contains(
            "officer-is-the-party",
            Codes(
                CaseRepairPolicy.Propose(
                    Repairing(),
                    new SeatedOfficer(CaseSeat.RepairOfficer, "x", "seal@unit.example"),
                    true,
                    "属实",
                    Now
                )
            )
        );

    [Fact]
    public void Decide_NeedsChoiceAndReason() =>
        Assert.Equal(
            ["choice", "reason"],
            CaseRepairPolicy.Decide(Examined(), Leader, null, " ", Next, Context()).Errors.Select(error => error.Field)
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_SignsALetterThatIsServed(bool grants)
    {
        var signed = CaseRepairPolicy.Decide(Examined(), Leader, grants, "理由", Next, Context()).Value;
        var decided = Examined().Apply(signed);

        Assert.Equal(
            (grants, "白科修〔2026〕2号", "白科决〔2026〕1号"),
            (signed.Letter.IsGranted, signed.Letter.Number.Value, signed.Letter.DecisionNumber.Value)
        );
        Assert.Equal(signed.Letter, decided.Letters[^1]);
        Assert.Equal(CaseAct.ServeRepair, CaseActPolicy.NextOf(decided));
        Assert.True(CaseRepairPolicy.IsListingBehind(decided, Waiting(), Now));

        var served = decided.Apply(CasePolicy.Serve(decided, ByHand, Context()).Value);
        Assert.Equal([Next], served.Repair!.Service!.Letters.AsEnumerable());
        Assert.Equal((CaseState.Closed, null), (served.State, CaseActPolicy.NextOf(served)));
        Assert.Equal(decided.DecisionService, served.DecisionService);
    }

    [Fact]
    public void Follow_AnotherApplication_OnlyOnceTheLetterOfTheFirstIsServed()
    {
        var again = Waiting() with { Repair = Request with { RequestedAt = Now.AddDays(20) } };
        var refused = Examined().Apply(CaseRepairPolicy.Decide(Examined(), Leader, false, "理由", Next, Context()).Value);
        Assert.Null(CaseRepairPolicy.Follow(refused, again, Now));

        var served = refused.Apply(CasePolicy.Serve(refused, ByHand, Context()).Value);
        Assert.IsType<RepairOpened>(CaseRepairPolicy.Follow(served, again, Now));
    }

    [Fact]
    public void Follow_ListingThatEndedByItself_DropsTheApplication()
    {
        var ended = Waiting() with { State = ListingState.Expired, Repair = null };

        var lapsed = Repairing().Apply(Assert.IsType<RepairLapsed>(CaseRepairPolicy.Follow(Repairing(), ended, Now)));
        Assert.Null(CaseActPolicy.NextOf(lapsed));
        Assert.Equal(CaseDue.End, CaseProcedure.NextOf(lapsed, ended, Now).Due);
    }

    private static IntegrityCase Closed() => Served().Apply(new CaseCarriedOut(IsDisqualified: true, Now)).Apply(new CaseClosed(Now));

    private static IntegrityCase Repairing() => Closed().Apply(CaseRepairPolicy.Follow(Closed(), Waiting(), Now)!);

    private static IntegrityCase Examined() =>
        Repairing().Apply(CaseRepairPolicy.Propose(Repairing(), Investigators[0], true, "已核实", Now).Value);

    private static Listing Waiting() =>
        Listing.From(new ListingProposed(Id.ListingId, ListKind.Dishonesty, Opened().Subject, Opened().Party.Name, Now)) with
        {
            State = ListingState.Effective,
            EffectiveFrom = Today,
            Repair = Request,
        };

    private static Deadline In10() =>
        WorkingDayCalendar.BuiltIn.DeadlineFor(Today, Core.Calendar.Term.WorkingDays(10), "repairs.workingDays");
}
