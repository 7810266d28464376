using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseProcedureTests
{
    [Fact]
    public void NextOf_BeforeTheNoticeIsServed_AsksPeople()
    {
        Assert.Equal(new CasePosition(CaseDue.AskOfficers), CaseProcedure.NextOf(Opened(), null, Now));
        Assert.Equal(new CasePosition(CaseDue.AskOfficers), CaseProcedure.NextOf(Proposed(), null, Now));
        Assert.Equal(new CasePosition(CaseDue.AskOfficers), CaseProcedure.NextOf(Noticed(), null, Now));
    }

    [Fact]
    public void NextOf_Noted_AsksForTheIntakeWithinItsTermAndHoldsTheApplicationOnceTakenIn()
    {
        var directory = new StaffDirectory { Officers = [new Officer("zhou", "周", "zhou@keji.example", [DeskRole.IntegrityOfficer])] };
        var asked = CaseAskPolicy.Ask(Noted(), directory, Context()).Value;

        Assert.Equal(new CasePosition(CaseDue.AskOfficers), CaseProcedure.NextOf(Noted(), null, Now));
        Assert.Equal((CaseAct.DecideIntake, Noted().IntakeUntil!.At), (asked.Asked.Act, asked.Asked.Due.At));
        Assert.Equal(Core.Calendar.Term.WorkingDays(15), Noted().IntakeUntil!.Term);
        Assert.Equal(CaseDue.HoldApplication, CaseProcedure.NextOf(TakenIn(), null, Now).Due);
        var held = TakenIn().Apply(new CaseApplicationHeld(IsHeld: true, Now));
        Assert.Equal(CaseDue.AskOfficers, CaseProcedure.NextOf(held, null, Now).Due);
    }

    [Theory]
    [InlineData(IntakeChoice.Refuse, CaseState.NotAccepted)]
    [InlineData(IntakeChoice.HandOver, CaseState.HandedOver)]
    public void NextOf_NotTakenIn_IsTheEnd(IntakeChoice choice, CaseState state)
    {
        var ended = Noted().Apply(Intake(Noted(), TakingIn with { Choice = choice, Recipient = "省科技厅" }).Value);

        Assert.Equal(state, ended.State);
        var served = ended.UnservedOther is null ? ended : ended.Apply(CasePolicy.ServeOther(ended, ByHand, Context()).Value);
        Assert.Equal(ended == served ? CaseDue.End : CaseDue.AskOfficers, CaseProcedure.NextOf(ended, null, Now).Due);
        Assert.Equal(new CasePosition(CaseDue.End), CaseProcedure.NextOf(served, null, Now));
    }

    [Fact]
    public void NextOf_NoticeServed_ProposesTheListingAndThenWaitsForTheTerm()
    {
        var until = AdvanceNoticeServed().Notice!.DefenceUntil!.At;

        Assert.Equal(CaseDue.FollowListing, CaseProcedure.NextOf(AdvanceNoticeServed(), null, Now).Due);
        var remindAt = AdvanceNoticeServed().Notice!.RemindAt!.Value;
        Assert.Equal(
            new CasePosition(CaseDue.Nothing, remindAt),
            CaseProcedure.NextOf(AdvanceNoticeServed(), In(ListingState.Notified), Now)
        );
        Assert.Equal(CaseDue.RemindParty, CaseProcedure.NextOf(AdvanceNoticeServed(), In(ListingState.Notified), remindAt).Due);
        var reminded = AdvanceNoticeServed().Apply(new DefenceReminded(until, remindAt));
        Assert.Equal(
            new CasePosition(CaseDue.Nothing, until),
            CaseProcedure.NextOf(reminded, In(ListingState.Notified), until.AddTicks(-1))
        );
        Assert.Equal(CaseDue.CloseDefence, CaseProcedure.NextOf(AdvanceNoticeServed(), In(ListingState.Notified), until).Due);
        Assert.Equal(CaseDue.CloseDefence, CaseProcedure.NextOf(Defended(), In(ListingState.Notified), Now).Due);
    }

    [Theory]
    [InlineData(ListingState.Notified, CaseDue.FollowListing)]
    [InlineData(ListingState.Decided, CaseDue.AskOfficers)]
    public void NextOf_Decided_LetsTheListingFollow(ListingState listing, CaseDue due) =>
        Assert.Equal(due, CaseProcedure.NextOf(Decided(), In(listing), Now).Due);

    [Theory]
    [InlineData(ListingState.Notified, CaseDue.FollowListing)]
    [InlineData(ListingState.Rejected, CaseDue.AskOfficers)]
    public void NextOf_Unfounded_LetsTheListingBeRejected(ListingState listing, CaseDue due) =>
        Assert.Equal(due, CaseProcedure.NextOf(Decided(new CaseOutcome.Unfounded()), In(listing), Now).Due);

    [Fact]
    public void NextOf_ServedByAnnouncement_CarriesOutOnlyOnceTheServiceIsComplete()
    {
        var announced = Decided().Apply(CasePolicy.Serve(Decided(), ByAnnouncement, Context()).Value);
        var complete = BeijingTime.StartOf(announced.DecisionService!.Service.ServedOn);

        Assert.Equal(new CasePosition(CaseDue.Nothing, complete), CaseProcedure.NextOf(announced, In(ListingState.Decided), Now));
        Assert.Equal(CaseDue.CarryOut, CaseProcedure.NextOf(announced, In(ListingState.Decided), complete).Due);
    }

    [Fact]
    public void NextOf_Served_ClosesAfterTheTermOfTheReexamination()
    {
        var carriedOut = Served().Apply(new CaseCarriedOut(IsDisqualified: true, Now));
        var until = carriedOut.DecisionService!.Remedies.Single(remedy => remedy.Kind == RemedyKind.Reexamination).Until.At;

        Assert.Equal(CaseDue.CarryOut, CaseProcedure.NextOf(Served(), In(ListingState.Decided), Now).Due);
        Assert.Equal(new CasePosition(CaseDue.Nothing, until), CaseProcedure.NextOf(carriedOut, In(ListingState.Effective), Now));
        Assert.Equal(CaseDue.Close, CaseProcedure.NextOf(carriedOut, In(ListingState.Effective), until).Due);
    }

    /// <summary>The decision holds the project immediately; the award is revoked when the decision can no longer be re-examined.</summary>
    [Fact]
    public void NextOf_Revoking_HoldsTheProjectAndRevokesOnlyAfterTheTermOfTheReexamination()
    {
        Assert.Equal(CaseDue.HoldAward, CaseProcedure.NextOf(Revoking(Decided()), In(ListingState.Decided), Now).Due);
        var carriedOut = Revoking(Served()).Apply(new CaseAwardHeld(Now)).Apply(new CaseCarriedOut(IsDisqualified: false, Now));
        var until = carriedOut.DecisionService!.Remedies.Single(remedy => remedy.Kind == RemedyKind.Reexamination).Until.At;

        Assert.Equal(new CasePosition(CaseDue.Nothing, until), CaseProcedure.NextOf(carriedOut, In(ListingState.Effective), Now));
        Assert.Equal(CaseDue.RevokeAward, CaseProcedure.NextOf(carriedOut, In(ListingState.Effective), until).Due);
        var revoked = carriedOut.Apply(new CaseAwardRevoked(until));
        Assert.Equal(CaseDue.Close, CaseProcedure.NextOf(revoked, In(ListingState.Effective), until).Due);
    }

    [Theory]
    [InlineData(true, CaseDue.RevokeAward)]
    [InlineData(false, CaseDue.Close)]
    public void NextOf_RevokingAndReexamined_RevokesOnlyWhatWasUpheld(bool upholds, CaseDue due)
    {
        var served = Revoking(SampleReexaminations.DecisionServed(upholds)).Apply(new CaseAwardHeld(Now));
        if (!upholds)
        {
            Assert.Equal(CaseDue.Reverse, CaseProcedure.NextOf(served, In(ListingState.Effective), Now).Due);
            served = served.Apply(new CaseReversed(IsPlaceFreed: false, Now) { RestoresAward = true });
        }

        Assert.Equal(due, CaseProcedure.NextOf(served, In(upholds ? ListingState.Effective : ListingState.Revoked), Now.AddDays(60)).Due);
    }

    private static IntegrityCase Revoking(IntegrityCase integrityCase) =>
        integrityCase with
        {
            Decision = integrityCase.Decision! with { Revokes = true },
        };

    [Fact]
    public void NextOf_Closed_WaitsForTheEndOfTheListing()
    {
        var closed = Served().Apply(new CaseCarriedOut(IsDisqualified: true, Now)).Apply(new CaseClosed(Now));
        var listing = In(ListingState.Effective) with { EffectiveFrom = Today, LastDay = Today.AddYears(1) };
        var ends = BeijingTime.StartOf(Today.AddYears(1).AddDays(1));

        Assert.Equal(new CasePosition(CaseDue.Nothing, ends), CaseProcedure.NextOf(closed, listing, Now));
        Assert.Equal(CaseDue.ExpireListing, CaseProcedure.NextOf(closed, listing, ends).Due);
        Assert.Equal(CaseDue.End, CaseProcedure.NextOf(closed, listing with { State = ListingState.Expired }, ends).Due);
        Assert.Equal(CaseDue.End, CaseProcedure.NextOf(closed, listing with { LastDay = null }, ends).Due);
    }

    private static Listing In(ListingState state) =>
        Listing.From(new ListingProposed(Id.ListingId, ListKind.Dishonesty, Opened().Subject, Opened().Party.Name, Now)) with
        {
            State = state,
        };
}
