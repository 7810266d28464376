using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.Core.Tests.Cases.SampleReexaminations;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class ReexaminationPolicyTests
{
    private static readonly Listing Listed = Listing.From(
        new ListingProposed(Id.ListingId, ListKind.Dishonesty, Opened().Subject, Opened().Party.Name, Now)
    ) with
    {
        State = ListingState.Effective,
    };

    [Fact]
    public void Request_ByTheLink_IsJudgedByTheTermFromTheService()
    {
        var until = CarriedOut().DecisionService!.Remedies.Single().Until.At;

        Assert.Equal(Term.WorkingDays(15), Ask(CarriedOut()).Value.Request.IntakeUntil.Term);
        Assert.True(Ask(CarriedOut(), Context(until.AddTicks(-1))).IsSuccess);
        Assert.Equal(["reexamination-term-has-passed"], Codes(Ask(CarriedOut(), Context(until))));
    }

    [Fact]
    public void Request_BeforeTheServiceOrTwice_IsRefused()
    {
        Assert.Equal(["reexamination-cannot-be-requested"], Codes(Ask(SampleCases.Decided())));
        Assert.Equal(["reexamination-cannot-be-requested"], Codes(Ask(Asked())));
        Assert.Equal(["reexamination-cannot-be-requested"], Codes(Ask(DecisionServed(upholds: true))));
    }

    [Fact]
    public void Request_FromPaper_NeedsTheScanAndCountsFromItsReceipt()
    {
        var last = CarriedOut().DecisionService!.Remedies.Single().Until.LastDay;
        var late = Context(At(last.AddDays(1)));
        var form = Asking with { ReceivedOn = last, DocumentIds = ["d5"] };
        Result<ReexaminationRequested> Enter(ReexaminationForm each) => ReexaminationPolicy.Request(CarriedOut(), each, Clerk("li"), late);

        Assert.Equal(Clerk("li"), Enter(form).Value.Request.EnteredBy);
        Assert.Equal(["reexamination-term-has-passed"], Codes(Enter(form with { ReceivedOn = last.AddDays(1) })));
        Assert.Equal(["reexaminationFile"], Enter(form with { DocumentIds = [] }).Errors.Select(error => error.Field));
    }

    /// <summary>An announced decision counts as served after thirty days; whoever reads it asks before.</summary>
    [Fact]
    public void Request_BeforeAnAnnouncedDecisionCountsAsServed_IsTaken()
    {
        var announced = SampleCases.Decided().Apply(CasePolicy.Serve(SampleCases.Decided(), ByAnnouncement, Context()).Value);
        var late = Context(At(Today.AddDays(20)));
        Result<ReexaminationRequested> Enter(DateOnly on) =>
            ReexaminationPolicy.Request(announced, Asking with { ReceivedOn = on, DocumentIds = ["d5"] }, Clerk("li"), late);

        Assert.Equal(Today, Ask(announced).Value.Request.ReceivedOn);
        Assert.True(Enter(Today.AddDays(5)).IsSuccess);
        Assert.Equal(["receivedOn"], Enter(Today.AddDays(-1)).Errors.Select(error => error.Field));
    }

    [Fact]
    public void Request_FromPaperThatCameInTime_ReopensAClosedCase()
    {
        var until = CarriedOut().DecisionService!.Remedies.Single().Until;
        var closed = CarriedOut().Apply(CasePolicy.Close(CarriedOut(), until.At).Value);
        var late = Context(At(until.LastDay.AddDays(5)));
        var form = Asking with { ReceivedOn = until.LastDay, DocumentIds = ["d5"] };

        Assert.Equal(["reexamination-term-has-passed"], Codes(Ask(closed, late)));
        Assert.Equal(
            ["reexamination-term-has-passed"],
            Codes(ReexaminationPolicy.Request(closed, form with { ReceivedOn = until.LastDay.AddDays(1) }, Clerk("li"), late))
        );
        var entered = closed.Apply(ReexaminationPolicy.Request(closed, form, Clerk("li"), late).Value);
        Assert.Equal((CaseState.Served, CaseAct.ConfirmReexamination), (entered.State, CaseActPolicy.NextOf(entered)));
        Assert.Null(entered.ClosedAt);
        var rejected = entered.Apply(ReexaminationPolicy.Confirm(entered, Clerk("zhou"), agrees: false, "与原件不符", late.Now).Value);
        Assert.Equal(CaseDue.Close, CaseProcedure.NextOf(rejected, Listed, late.Now).Due);
        Assert.Equal((1, 2), (closed.Closings, rejected.Apply(CasePolicy.Close(rejected, late.Now).Value).Closings));
    }

    [Fact]
    public void Request_ByWhoeverReported_NeedsAReporterAndHasATermOfItsOwn()
    {
        var reported = SampleCases.Decided() with { Reporter = new CaseReporter("r1", new SealedText("sealed", "k1")) };
        var served = reported.Apply(CasePolicy.Serve(reported, ByHand, Context()).Value).Apply(new CaseCarriedOut(false, Now));

        Assert.Equal(Term.WorkingDays(15), served.DecisionService!.ReporterUntil!.Term);
        Assert.Equal(
            ["reexamination-cannot-be-requested"],
            Codes(ReexaminationPolicy.Request(CarriedOut(), ByReporter, Clerk("li"), Context()))
        );
        var entered = served.Apply(ReexaminationPolicy.Request(served, ByReporter, Clerk("li"), Context()).Value);
        Assert.Equal(CaseAct.ConfirmReexamination, CaseActPolicy.OnPathOf(entered));
        Assert.Equal(["reexamination-is-not-at-this-step"], Codes(TakeIn(entered)));
        Assert.Equal(["second-officer-confirms"], Codes(Confirm(entered, "li")));
        Assert.Empty(entered.Apply(Confirm(entered, "zhou", agrees: false).Value).Reexaminations);
        var asked = entered.Apply(Confirm(entered, "zhou").Value);
        var refused = asked.Apply(TakeIn(asked, accepts: false).Value);

        // The party never sees the letter.
        Assert.False(refused.Reexamination!.IsOpen);
        Assert.Equal(IntakeLetter.Reporter, refused.AllLetters.OfType<ReexaminationLetter>().Single().Addressee);
        Assert.Empty(refused.Letters.OfType<ReexaminationLetter>());
        Assert.True(Ask(refused).IsSuccess);

        static Result<Fact> Confirm(IntegrityCase integrityCase, string officer, bool agrees = true) =>
            ReexaminationPolicy.Confirm(integrityCase, Clerk(officer), agrees, "与原件不符", Now);
    }

    /// <summary>Whoever reported learns of the result once the service on the party is entered: their term begins no earlier.</summary>
    [Fact]
    public void Serve_EnteredLate_BeginsTheTermOfWhoeverReportedOnThatDay()
    {
        var reported = SampleCases.Decided() with { Reporter = new CaseReporter("r1", new SealedText("sealed", "k1")) };
        var late = Context(Now.AddDays(40));
        var served = reported.Apply(CasePolicy.Serve(reported, ByHand, late).Value);
        var announced = reported.Apply(CasePolicy.Serve(reported, ByAnnouncement, Context()).Value).DecisionService!;

        Assert.Equal(late.Today, served.DecisionService!.ReporterUntil!.From);
        Assert.True(ReexaminationPolicy.Request(served, ByReporter with { ReceivedOn = late.Today }, Clerk("li"), late).IsSuccess);
        Assert.Equal(announced.Service.ServedOn, announced.ReporterUntil!.From);
    }

    /// <summary>While the reporter's request is open, the accused can request nothing; the term of the accused is suspended.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_OfWhoeverReported_ProlongTheTermOfTheAccused(bool refuses)
    {
        var reported = SampleCases.Decided() with { Reporter = new CaseReporter("r1", new SealedText("sealed", "k1")) };
        var served = reported.Apply(CasePolicy.Serve(reported, ByHand, Context()).Value).Apply(new CaseCarriedOut(false, Now));
        var until = served.DecisionService!.Remedies.Single().Until;
        var late = Context(until.At.AddDays(30));

        var asked = AskedByReporter(served, Context());
        Assert.Equal(["reexamination-cannot-be-requested"], Codes(Ask(asked)));
        var ended = refuses ? asked.Apply(TakeIn(asked, accepts: false, context: late).Value) : Upheld(asked, late);

        var longer = ended.DecisionService!.Remedies.Single().Until;
        Assert.Equal((Term.WorkingDays(15), late.Today), (longer.Term, longer.From));
        Assert.True(Ask(ended, late).IsSuccess);
        Assert.Equal(["case-can-be-contested"], Codes(CasePolicy.Close(ended, longer.At.AddTicks(-1))));
        Assert.True(CasePolicy.Close(ended, longer.At).IsSuccess);

        // A term that had already ended does not begin again.
        var after = AskedByReporter(served, Context(until.At.AddDays(1)));
        after = after.Apply(TakeIn(after, accepts: false, context: late).Value);
        Assert.Equal(until, after.DecisionService!.Remedies.Single().Until);

        static IntegrityCase AskedByReporter(IntegrityCase integrityCase, ActContext context)
        {
            var entered = integrityCase.Apply(ReexaminationPolicy.Request(integrityCase, ByReporter, Clerk("li"), context).Value);
            return entered.Apply(ReexaminationPolicy.Confirm(entered, Clerk("zhou"), agrees: true, null, context.Now).Value);
        }

        static IntegrityCase Upheld(IntegrityCase integrityCase, ActContext context)
        {
            var accepted = integrityCase.Apply(TakeIn(integrityCase, context: context).Value);
            var examined = accepted.Apply(ReexaminationPolicy.Propose(accepted, Reexaminer, upholds: true, "属实", context.Now).Value);
            return examined.Apply(SampleReexaminations.Decide(examined, upholds: true, context: context).Value);
        }
    }

    [Theory]
    [InlineData("li")]
    [InlineData("fa")]
    [InlineData("wu")]
    [InlineData("zhao")]
    public void Steps_BySomebodyWithASeatInTheCase_AreRefused(string name)
    {
        Assert.Contains("seat-is-not-separate", Codes(TakeIn(Asked(), officer: Seat(CaseSeat.Reexaminer, name))));
        Assert.Contains(
            "seat-is-not-separate",
            Codes(SampleReexaminations.Decide(Examined(), upholds: true, Seat(CaseSeat.ReexaminationDecider, name)))
        );
    }

    [Fact]
    public void Decide_ByWhoeverExamined_IsRefused() =>
        Assert.Contains(
            "seat-is-not-separate",
            Codes(SampleReexaminations.Decide(Examined(), upholds: true, Seat(CaseSeat.ReexaminationDecider, "qin")))
        );

    [Fact]
    public void TakeIn_Refusal_SignsALetterThatIsServedAndEndsIt()
    {
        var refused = Asked().Apply(TakeIn(Asked(), accepts: false).Value);
        Assert.Equal(CaseAct.ServeReexamination, CaseActPolicy.NextOf(refused));
        Assert.Equal(ReexaminationOutcome.Refused, refused.Letters.OfType<ReexaminationLetter>().Single().Outcome);

        var served = refused.Apply(CasePolicy.Serve(refused, ByHand, Context()).Value);

        Assert.False(served.Reexamination!.IsOpen);
        Assert.Null(CaseActPolicy.NextOf(served));
        Assert.True(Ask(served).IsSuccess);
        var until = served.DecisionService!.Remedies.Single().Until.At;
        Assert.Equal(new CasePosition(CaseDue.Nothing, until), CaseProcedure.NextOf(served, Listed, Now));
        Assert.Equal(CaseDue.Close, CaseProcedure.NextOf(served, Listed, until).Due);
    }

    [Fact]
    public void Steps_InTheirOrder_AndNoOther()
    {
        Assert.Equal(CaseAct.DecideReexaminationIntake, CaseActPolicy.NextOf(Asked()));
        Assert.Equal(CaseAct.ProposeReexamination, CaseActPolicy.NextOf(Accepted()));
        Assert.Equal(CaseAct.DecideReexamination, CaseActPolicy.NextOf(Examined()));
        Assert.Equal(Term.WorkingDays(90), Accepted().Reexamination!.Intake!.DecideUntil!.Term);
        string[] refused = ["reexamination-is-not-at-this-step"];
        Assert.Equal(refused, Codes(TakeIn(Accepted())));
        Assert.Equal(refused, Codes(ReexaminationPolicy.Propose(Asked(), Reexaminer, true, "属实", Now)));
        Assert.Equal(refused, Codes(SampleReexaminations.Decide(Accepted(), upholds: true)));
        Assert.Equal(refused, Codes(SampleReexaminations.Decide(SampleReexaminations.Decided(upholds: true), upholds: false)));
    }

    [Fact]
    public void Close_WhileReexamined_Waits()
    {
        var muchLater = Now.AddYears(1);

        Assert.Equal(["case-can-be-contested"], Codes(CasePolicy.Close(Accepted(), muchLater)));
        Assert.Equal(["case-can-be-contested"], Codes(CasePolicy.Close(DecisionServed(upholds: false), muchLater)));
        Assert.True(CasePolicy.Close(DecisionServed(upholds: true), Now).IsSuccess);
    }

    [Fact]
    public void NextOf_Reversed_IsCarriedOutOnceServedAndThenCloses()
    {
        Assert.Equal(CaseDue.AskOfficers, CaseProcedure.NextOf(SampleReexaminations.Decided(upholds: false), Listed, Now).Due);
        var served = DecisionServed(upholds: false);
        Assert.Equal(CaseDue.Reverse, CaseProcedure.NextOf(served, Listed, Now).Due);

        var reversed = served.Apply(new CaseReversed(IsPlaceFreed: true, Now));

        Assert.Equal(CaseDue.Close, CaseProcedure.NextOf(reversed, Listed, Now).Due);
        Assert.Equal(CaseDue.Close, CaseProcedure.NextOf(DecisionServed(upholds: true), Listed, Now).Due);
    }
}
