using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class PaperDefencePolicyTests
{
    [Fact]
    public void Enter_WaitsForASecondOfficerAndKeepsTheDefenceOpen()
    {
        var entered = Entered(AdvanceNoticeServed());
        var afterwards = entered.Notice!.DefenceUntil!.At;

        Assert.Null(entered.Notice.Defence);
        Assert.Equal(CaseAct.ConfirmDefence, CaseActPolicy.NextOf(entered));
        Assert.Equal(["defence-is-open"], Codes(CasePolicy.CloseDefence(entered, afterwards)));
        Assert.Equal(CaseDue.FollowListing, CaseProcedure.NextOf(entered, null, afterwards).Due);
        Assert.Equal(["defence-is-given"], Codes(CasePolicy.GiveDefence(entered, Admitting, Now)));
        Assert.Equal(["defence-is-given"], Codes(Enter(entered)));
    }

    [Fact]
    public void Confirm_BySecondOfficer_CountsAsGiven()
    {
        var confirmed = Confirmed(Entered(AdvanceNoticeServed()));

        Assert.Equal(("情况属实，已改正。", true), (confirmed.Notice!.Defence!.Text, confirmed.Notice.Defence.AdmitsFacts));
        Assert.True(CasePolicy.CloseDefence(confirmed, Now).Value.WasGiven);
        Assert.Equal(["no-paper-waits"], Codes(PaperDefencePolicy.Confirm(confirmed, Clerk("zhou"), Now)));
    }

    [Theory]
    [InlineData("li")]
    [InlineData("seal")]
    public void Confirm_ByWhoEnteredItOrTheParty_IsRefused(string name)
    {
        var officer = name == "seal" ? new EnteringOfficer(name, "seal@unit.example") : Clerk(name);

        Assert.Equal(["second-officer-confirms"], Codes(PaperDefencePolicy.Confirm(Entered(AdvanceNoticeServed()), officer, Now)));
    }

    [Fact]
    public void Reject_IsEnteredAgainOrGivenByTheLink()
    {
        var entered = Entered(AdvanceNoticeServed());

        var rejected = entered.Apply(PaperDefencePolicy.Reject(entered, Clerk("zhou"), "与原件不符", Now).Value);

        Assert.Null(rejected.Notice!.Paper);
        Assert.True(CasePolicy.GiveDefence(rejected, Admitting, Now).IsSuccess);
        Assert.True(Enter(rejected).IsSuccess);
    }

    /// <summary>A statement received within the term counts even if entered after it; until then nobody reviews the case.</summary>
    [Fact]
    public void Enter_AfterTheTermWhatCameInWithinIt_Counts()
    {
        var served = AdvanceNoticeServed();
        var (until, last) = (served.Notice!.DefenceUntil!.At, served.Notice.DefenceUntil.LastDay);
        var closed = served.Apply(CasePolicy.CloseDefence(served, until).Value);
        var late = Context(until.AddDays(1));

        Assert.Equal(["defence-term-has-passed"], Codes(Enter(closed, PaperForm with { ReceivedOn = last.AddDays(1) }, late)));
        var entered = closed.Apply(Enter(closed, PaperForm with { ReceivedOn = last }, late).Value);
        Assert.Equal(["paper-entry-is-unconfirmed"], Codes(CasePolicy.Review(entered, Reviewer, passes: true, "同意", late.Now)));
        var confirmed = Confirmed(entered);

        Assert.Equal(CaseState.LegalReview, confirmed.State);
        Assert.NotNull(confirmed.Notice!.Defence);
        Assert.True(CasePolicy.Review(confirmed, Reviewer, passes: true, "同意", late.Now).IsSuccess);
    }

    [Fact]
    public void Enter_AfterTheReview_BlocksTheDecisionAndIsReviewed()
    {
        var reviewed = ReviewedWithoutDefence();
        var late = Context(reviewed.Review!.At);

        var entered = reviewed.Apply(Enter(reviewed, context: late).Value);
        Assert.Equal(CaseAct.ConfirmDefence, CaseActPolicy.NextOf(entered));
        var undefended = ByMeeting(Banned) with { DefenceResponse = null, Body = new DecisionBody.Meeting("3号", late.Today) };
        Assert.Equal(["paper-entry-is-unconfirmed"], Codes(Decide(entered, undefended, late)));
        var confirmed = Confirmed(entered);

        Assert.Equal((CaseState.LegalReview, null), (confirmed.State, confirmed.Review));
        var again = confirmed.Apply(CasePolicy.Review(confirmed, Reviewer, passes: true, "同意", late.Now).Value);
        Assert.Equal(["defenceResponse"], Decide(again, undefended, late).Errors.Select(error => error.Field));
        Assert.Equal(["defence-is-given"], Codes(Enter(again)));
        var rejected = entered.Apply(PaperDefencePolicy.Reject(entered, Clerk("zhou"), "与原件不符", late.Now).Value);
        Assert.True(Decide(rejected, undefended, late).IsSuccess);
    }

    [Fact]
    public void Enter_AfterTheMeetingWasEntered_IsReviewedFirst()
    {
        var reviewed = ReviewedWithoutDefence();
        var late = Context(reviewed.Review!.At);
        var command = ByMeeting(Banned) with { DefenceResponse = null, Body = new DecisionBody.Meeting("3号", late.Today) };
        var decided = reviewed.Apply(PaperDecisionPolicy.Enter(reviewed, command, "d8", late).Value);

        var entered = decided.Apply(Enter(decided, context: late).Value);
        Assert.Equal(["paper-entry-is-unconfirmed"], Codes(ConfirmDecision(entered, context: late)));
        var confirmed = Confirmed(entered);

        Assert.Equal((CaseState.LegalReview, null), (confirmed.State, confirmed.EnteredDecision));
    }

    [Fact]
    public void Enter_Empty_NamesEveryField() =>
        Assert.Equal(
            ["text", "admitsFacts", "medium", "receivedOn", "defenceFile"],
            Enter(AdvanceNoticeServed(), new PaperDefenceForm()).Errors.Select(error => error.Field)
        );

    [Fact]
    public void Enter_WithoutANotice_IsRefused() => Assert.Equal(["case-move-is-not-legal"], Codes(Enter(Opened())));

    private static Result<PaperDefenceEntered> Enter(
        IntegrityCase integrityCase,
        PaperDefenceForm? form = null,
        ActContext? context = null
    ) => PaperDefencePolicy.Enter(integrityCase, form ?? PaperForm, Clerk("li"), context ?? Context());

    private static IntegrityCase ReviewedWithoutDefence()
    {
        var served = AdvanceNoticeServed();
        var until = served.Notice!.DefenceUntil!.At;
        var closed = served.Apply(CasePolicy.CloseDefence(served, until).Value);
        return closed.Apply(CasePolicy.Review(closed, Reviewer, passes: true, "同意", until).Value);
    }

    private static IntegrityCase Entered(IntegrityCase integrityCase) => integrityCase.Apply(Enter(integrityCase).Value);

    private static IntegrityCase Confirmed(IntegrityCase integrityCase) =>
        integrityCase.Apply(PaperDefencePolicy.Confirm(integrityCase, Clerk("zhou"), Now).Value);
}
