using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class HearingPolicyTests
{
    private static readonly CaseProposal Heavy = Banning with
    {
        Severity = Core.Rules.Severity.Serious,
        Measures = [new IntendedMeasure("long-ban", new BanTerm(40))],
    };

    private static readonly StaffDirectory Directory = new()
    {
        Officers =
        [
            Named("li", DeskRole.CaseOfficer),
            Named("zhou", DeskRole.IntegrityOfficer),
            Named("fa", DeskRole.LegalReviewer),
            Named("ting", DeskRole.LegalReviewer),
            Named("wu", DeskRole.Leader),
        ],
    };

    private static readonly HearingArrangementForm Form = new()
    {
        On = Today.AddDays(10),
        At = new TimeOnly(9, 30),
        Place = "本局三楼会议室",
        Chair = "ting",
        IsPublic = true,
    };

    [Fact]
    public void Notice_NamesAHearingOnlyWhereAMeasureGrantsIt()
    {
        Assert.Equal(5, Served().Notice!.Letter.HearingWorkingDays);
        Assert.Equal(Term.WorkingDays(5), Served().Notice!.HearingUntil!.Term);
        Assert.Null(AdvanceNoticeServed().Notice!.Letter.HearingWorkingDays);
        Assert.Null(AdvanceNoticeServed().Notice!.HearingUntil);
        Assert.Equal(["hearing-cannot-be-requested"], Codes(Ask(AdvanceNoticeServed())));
        Assert.False(HearingPolicy.CanEnter(AdvanceNoticeServed()));
        Assert.True(CasePolicy.CloseDefence(Defended(), Now).IsSuccess);
    }

    [Fact]
    public void Request_WithinItsTerm_AndTheDefenceStaysOpenUntilThen()
    {
        var until = Served().Notice!.HearingUntil!.At;
        var defended = Served().Apply(CasePolicy.GiveDefence(Served(), Admitting, Now).Value);

        Assert.True(Ask(Served(), Context(until.AddTicks(-1))).IsSuccess);
        Assert.Equal(["hearing-cannot-be-requested"], Codes(Ask(Served(), Context(until))));
        Assert.Equal(["defence-is-open"], Codes(CasePolicy.CloseDefence(defended, until.AddTicks(-1))));
        Assert.Equal(new CasePosition(CaseDue.Nothing, until), CaseProcedure.NextOf(defended, Notified, Now));
        var closed = defended.Apply(CasePolicy.CloseDefence(defended, until).Value);
        Assert.Equal(CaseState.LegalReview, closed.State);
        Assert.Equal(["hearing-cannot-be-requested"], Codes(Ask(Requested())));
    }

    [Fact]
    public void Request_OnPaperWithinTheTerm_CountsOnceASecondOfficerConfirmsIt()
    {
        var (until, last) = (Served().Notice!.HearingUntil!.At, Served().Notice!.HearingUntil!.LastDay);
        var closed = Served().Apply(CasePolicy.CloseDefence(Served(), until).Value);
        Result<HearingRequested> Enter(DateOnly on) =>
            HearingPolicy.Request(
                closed,
                new HearingRequestForm
                {
                    Reason = "措施过重",
                    ReceivedOn = on,
                    DocumentId = "d2",
                },
                Clerk("li"),
                Context(until.AddDays(1))
            );

        Assert.Equal(["hearing-term-has-passed"], Codes(Enter(last.AddDays(1))));
        var entered = closed.Apply(Enter(last).Value);
        Assert.Equal((CaseState.LegalReview, CaseAct.ConfirmHearingRequest), (entered.State, CaseActPolicy.NextOf(entered)));
        Assert.Equal(["paper-entry-is-unconfirmed"], Codes(CasePolicy.Review(entered, Reviewer, passes: true, "同意", until)));
        Assert.Equal(["second-officer-confirms"], Codes(Confirm(entered, "li")));
        Assert.Equal(["case-reason-is-missing"], Codes(Confirm(entered, "zhou", agrees: false, reason: null)));
        Assert.Null(entered.Apply(Confirm(entered, "zhou", agrees: false, "与原件不符").Value).Notice!.Hearing);
        var confirmed = entered.Apply(Confirm(entered, "zhou").Value);
        Assert.Equal((CaseState.HearingPending, CaseAct.ArrangeHearing), (confirmed.State, CaseActPolicy.NextOf(confirmed)));
        Assert.Equal(["no-paper-waits"], Codes(Confirm(confirmed, "zhou")));
        Assert.Equal(["no-paper-waits"], Codes(Confirm(Requested(), "zhou")));
    }

    [Fact]
    public void Request_BeforeAnAnnouncedNoticeCountsAsServed_IsTaken()
    {
        var announced = Noticed(Heavy).Apply(CasePolicy.Serve(Noticed(Heavy), ByAnnouncement, Context()).Value);

        Assert.Equal(Today, Ask(announced).Value.Request.ReceivedOn);
        Assert.True(EnterToday(announced, Context(At(Today.AddDays(20)))).IsSuccess);
    }

    [Fact]
    public void Request_OnPaper_KeepsTheDefenceOpenUntilItIsConfirmed()
    {
        var defended = Served().Apply(CasePolicy.GiveDefence(Served(), Admitting, Now).Value);
        var entered = defended.Apply(EnterToday(defended, Context()).Value);
        var until = entered.Notice!.HearingUntil!.At;

        Assert.Equal(["defence-is-open"], Codes(CasePolicy.CloseDefence(entered, until)));
        Assert.Equal(["hearing-cannot-be-requested"], Codes(Ask(entered)));
        var confirmed = entered.Apply(Confirm(entered, "zhou").Value);
        Assert.Equal(CaseState.HearingPending, confirmed.Apply(CasePolicy.CloseDefence(confirmed, Now).Value).State);
    }

    /// <summary>A timely request that is entered late returns the case, unless it is decided.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Request_OnPaperAfterTheReview_GoesBackToTheHearing(bool isMeetingEntered)
    {
        var heavy = new CaseOutcome.Established(Heavy.Severity, Heavy.Measures);
        var reviewed = ReviewedAfterTheTerm();
        var late = Context(reviewed.Review!.At);
        var meeting = ByMeeting(heavy) with { Body = new DecisionBody.Meeting("3号", late.Today) };
        var waiting = isMeetingEntered ? reviewed.Apply(PaperDecisionPolicy.Enter(reviewed, meeting, "d8", late).Value) : reviewed;

        var entered = waiting.Apply(EnterToday(waiting, late).Value);
        Assert.Equal(CaseAct.ConfirmHearingRequest, CaseActPolicy.NextOf(entered));
        Assert.Equal(
            ["paper-entry-is-unconfirmed"],
            Codes(isMeetingEntered ? ConfirmDecision(entered, context: late) : Decide(entered, meeting, late))
        );
        var confirmed = entered.Apply(Confirm(entered, "zhou").Value);

        Assert.Equal(CaseState.HearingPending, confirmed.State);
        Assert.Null(confirmed.Review);
        Assert.Null(confirmed.EnteredDecision);
        var rejected = entered.Apply(Confirm(entered, "zhou", agrees: false, "与原件不符").Value);
        Assert.Equal(waiting.State, rejected.State);
        Assert.False(HearingPolicy.CanEnter(Decided()));
    }

    [Fact]
    public void Requested_IsArrangedServedHeldAndReviewed()
    {
        Assert.Equal(CaseState.AwaitingDefence, Requested().State);
        Assert.Equal((CaseState.HearingPending, CaseAct.ArrangeHearing), (Pending().State, CaseActPolicy.NextOf(Pending())));
        var arranged = Pending().Apply(Arrange(Pending(), Form).Value);
        Assert.Equal(CaseAct.ServeHearing, CaseActPolicy.NextOf(arranged));
        Assert.Equal("白科听〔2026〕1号", arranged.Letters[^1].Number.Value);
        var served = arranged.Apply(CasePolicy.Serve(arranged, ByHand, Context()).Value);
        Assert.Equal(["ting"], CaseActPolicy.EligibleFor(served, CaseAct.RecordHearing, Directory).Select(officer => officer.Id));
        var asked = CaseAskPolicy.Ask(served, Directory, Context()).Value.Asked;
        Assert.True(asked.Due.LastDay > Form.On);

        Assert.Equal(["hearing-is-not-at-this-step"], Codes(Record(served, "ting", Context())));
        var onTheDay = Context(At(Form.On!.Value));
        Assert.Equal(["hearing-chair-records"], Codes(Record(served, "qian", onTheDay)));
        var doubt = new RecusalForm { Officer = "ting", Reason = "与申报单位有合作。" };
        var challenged = served.Apply(RecusalPolicy.Ask(served, doubt, asking: null, Directory, Now).Value);
        Assert.Equal(["hearing-is-not-at-this-step"], Codes(Record(challenged, "ting", onTheDay)));
        var held = served.Apply(Record(served, "ting", onTheDay).Value);

        Assert.Equal((CaseState.LegalReview, CaseAct.ReviewLegally), (held.State, CaseActPolicy.NextOf(held)));
        Assert.Contains(
            "seat-is-not-separate",
            Codes(CasePolicy.Review(held, Seat(CaseSeat.LegalReviewer, "ting"), passes: true, "同意", onTheDay.Now))
        );
        Assert.True(CasePolicy.Review(held, Reviewer, passes: true, "同意", onTheDay.Now).IsSuccess);
    }

    [Fact]
    public void Arrange_NeedsSevenDaysAndAChairWhoDidNotInvestigate()
    {
        Assert.Equal(["hearing-is-too-soon"], Codes(Arrange(Pending(), Form with { On = Today.AddDays(7) })));
        Assert.True(Arrange(Pending(), Form with { On = Today.AddDays(8) }).IsSuccess);
        Assert.Equal(["hearingChair"], Arrange(Pending(), Form with { Chair = "li" }).Errors.Select(error => error.Field));
        Assert.Equal(["fa", "ting"], HearingPolicy.ChairsFor(Pending(), Directory).Select(officer => officer.Id));
        Assert.Equal(
            ["hearingOn", "hearingAt", "hearingPlace", "hearingChair", "hearingPublic"],
            Arrange(Pending(), new HearingArrangementForm()).Errors.Select(error => error.Field)
        );
    }

    /// <summary>A repeated form signs one notice; another place is another notice.</summary>
    [Fact]
    public void Arrange_TheSameAgain_IsRefused()
    {
        var arranged = Pending().Apply(Arrange(Pending(), Form).Value);

        Assert.Equal(["hearing-is-arranged"], Codes(Arrange(arranged, Form)));
        Assert.True(Arrange(arranged, Form with { Place = "本局二楼会议室" }).IsSuccess);
    }

    [Fact]
    public void Serve_TooLate_NeedsAnotherDay()
    {
        var arranged = Pending().Apply(Arrange(Pending(), Form with { On = Today.AddDays(8) }).Value);
        var late = Context(At(Today.AddDays(1)));

        Assert.Equal(["hearing-is-too-soon"], Codes(CasePolicy.Serve(arranged, ByHand with { On = late.Today }, late)));
        var again = arranged.Apply(Arrange(arranged, Form with { On = Today.AddDays(12) }, late).Value);
        Assert.True(CasePolicy.Serve(again, ByHand with { On = late.Today }, late).IsSuccess);
        Assert.Equal(2, again.Letters.OfType<HearingNoticeLetter>().Count());
    }

    [Fact]
    public void Chair_Recused_IsReplacedByArrangingItAgain()
    {
        var arranged = Pending().Apply(Arrange(Pending(), Form).Value);
        var asked = arranged.Apply(
            RecusalPolicy.Ask(arranged, new RecusalForm { Officer = "ting", Reason = "有利害关系" }, asking: null, Directory, Now).Value
        );

        var granted = asked.Apply(
            RecusalPolicy.Decide(asked, new RecusalRulingForm { Grants = true, Reason = "属实" }, Leader[0], Directory, Now).Value
        );

        Assert.Equal(CaseAct.ArrangeHearing, CaseActPolicy.NextOf(granted));
        Assert.Equal(["fa"], HearingPolicy.ChairsFor(granted, Directory).Select(officer => officer.Id));
    }

    [Fact]
    public void Simplified_NeverWhereAHearingIsGranted()
    {
        var outcome = new CaseOutcome.Established(Core.Rules.Severity.Minor, Heavy.Measures);

        Assert.False(CaseDecisionPolicy.IsSimplified(Reviewed(), outcome, RulesInForce));
    }

    private static Listing Notified =>
        Listing.From(new ListingProposed(Id.ListingId, ListKind.Dishonesty, Opened().Subject, Opened().Party.Name, Now)) with
        {
            State = ListingState.Notified,
        };

    private static Result<HearingRequested> Ask(IntegrityCase integrityCase, ActContext? context = null) =>
        HearingPolicy.Request(integrityCase, new HearingRequestForm { Reason = "措施过重" }, enteredBy: null, context ?? Context());

    private static Result<HearingRequested> EnterToday(IntegrityCase integrityCase, ActContext context) =>
        HearingPolicy.Request(
            integrityCase,
            new HearingRequestForm
            {
                Reason = "措施过重",
                ReceivedOn = Today,
                DocumentId = "d2",
            },
            Clerk("li"),
            context
        );

    private static Result<Fact> Confirm(IntegrityCase integrityCase, string officer, bool agrees = true, string? reason = null) =>
        HearingPolicy.Confirm(integrityCase, Clerk(officer), agrees, reason, Now);

    private static IntegrityCase ReviewedAfterTheTerm()
    {
        var defended = Served().Apply(CasePolicy.GiveDefence(Served(), Admitting, Now).Value);
        var until = defended.Notice!.HearingUntil!.At;
        var closed = defended.Apply(CasePolicy.CloseDefence(defended, until).Value);
        return closed.Apply(CasePolicy.Review(closed, Reviewer, passes: true, "同意", until).Value);
    }

    private static Result<HearingArranged> Arrange(IntegrityCase integrityCase, HearingArrangementForm form, ActContext? context = null) =>
        HearingPolicy.Arrange(integrityCase, form, Directory, Number(LetterSeries.Hearing), context ?? Context());

    private static Result<HearingRecorded> Record(IntegrityCase integrityCase, string chair, ActContext context) =>
        HearingPolicy.Record(
            integrityCase,
            new HearingRecordForm
            {
                WasAttended = true,
                Summary = "当事人陈述意见。",
                DocumentId = "d1",
            },
            Seat(CaseSeat.HearingChair, chair),
            context
        );

    private static IntegrityCase Served() => AdvanceNoticeServed(Heavy);

    private static IntegrityCase Requested() => Served().Apply(Ask(Served()).Value);

    private static IntegrityCase Pending()
    {
        var defended = Requested().Apply(CasePolicy.GiveDefence(Requested(), Admitting, Now).Value);
        return defended.Apply(CasePolicy.CloseDefence(defended, Now).Value);
    }

    private static Officer Named(string id, params DeskRole[] roles) => new(id, id, $"{id}@keji.example", [.. roles]);
}
