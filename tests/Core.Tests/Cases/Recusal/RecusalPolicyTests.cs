using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class RecusalPolicyTests
{
    private static readonly Officer Li = Named("li", DeskRole.CaseOfficer);
    private static readonly Officer Zhou = Named("zhou", DeskRole.IntegrityOfficer);
    private static readonly Officer He = Named("he", DeskRole.CaseOfficer);
    private static readonly Officer Fa = Named("fa", DeskRole.LegalReviewer);
    private static readonly Officer Wu = Named("wu", DeskRole.Leader);
    private static readonly Officer Zheng = Named("zheng", DeskRole.Leader);
    private static readonly StaffDirectory Directory = new() { Officers = [Li, Zhou, He, Fa, Wu, Zheng] };

    [Fact]
    public void Ask_ByTheParty_WaitsForALeaderAndStopsTheDecisionAlone()
    {
        var asked = Apply(Reviewed(), Ask(Reviewed(), "li"));

        Assert.Equal((CaseAct.DecideRecusal, CaseAct.Decide), (CaseActPolicy.NextOf(asked), CaseActPolicy.OnPathOf(asked)));
        Assert.Equal(["wu", "zheng"], CaseActPolicy.EligibleFor(asked, CaseAct.DecideRecusal, Directory).Select(each => each.Id));
        Assert.Equal(["recusal-is-undecided"], Codes(SampleCases.Decide(asked, ByMeeting(Banned), Context())));
        Assert.Equal(["recusal-is-pending"], Codes(Ask(asked, "zhou")));
        var early = Apply(Defended(), Ask(Defended(), "li"));
        Assert.True(CasePolicy.CloseDefence(early, Now).IsSuccess);
    }

    [Fact]
    public void Ask_Errors_AreNamedAtTheirFields()
    {
        Assert.Equal(["recusalOfficer", "recusalReason"], Ask(Reviewed(), "nobody", reason: "").Errors.Select(error => error.Field));
        Assert.Equal(["recusal-is-too-late"], Codes(Ask(Decided(), "li")));
        Assert.Equal(["recusal-is-too-late"], Codes(Ask(Noted(), "li")));
        var refused = Apply(Apply(Reviewed(), Ask(Reviewed(), "li")), Rule(Apply(Reviewed(), Ask(Reviewed(), "li")), grants: false));
        Assert.Equal(["recusal-was-decided"], Codes(Ask(refused, "li")));
        Assert.True(Ask(refused, "li", He).IsSuccess);
    }

    [Fact]
    public void Decide_ByWhomItIsAboutOrWhoAskedOrAnInvestigator_IsRefused()
    {
        var about = Apply(DecisionEntered(), Ask(DecisionEntered(), "wu"));

        Assert.Equal(["recusal-is-about-you"], Codes(Rule(about)));
        Assert.Equal(["zheng"], CaseActPolicy.EligibleFor(about, CaseAct.DecideRecusal, Directory).Select(each => each.Id));
        var own = Apply(Reviewed(), Ask(Reviewed(), "li", Wu));
        Assert.Equal(["recusal-is-about-you"], Codes(Rule(own)));
        Assert.Contains("seat-is-not-separate", Codes(Rule(own, leader: "zhou")));
        Assert.Equal(["recusal-is-not-asked"], Codes(Rule(Reviewed())));
    }

    [Fact]
    public void Granted_Investigator_IsReplacedByWhomTheSiteProposes_AndSitsNowhereAgain()
    {
        var granted = Granted(Opened(), "li");

        Assert.Equal(CaseSeat.Recused, granted.Seats.Single(seat => seat.OfficerId == "li").Seat);
        Assert.Equal(["zhou", "he"], granted.Seats.Where(seat => seat.Seat == CaseSeat.Investigator).Select(seat => seat.OfficerId));
        Assert.Equal(["zhou", "he"], CaseActPolicy.EligibleFor(granted, CaseAct.Propose, Directory).Select(each => each.Id));
        Assert.DoesNotContain(Li, CaseActPolicy.EligibleFor(Granted(Noticed(), "li"), CaseAct.ServeNotice, Directory));
        Assert.Equal(["replacement"], Rule(Apply(Opened(), Ask(Opened(), "li")), replacement: "fa").Errors.Select(error => error.Field));
        Assert.Equal("he", Rule(Apply(Opened(), Ask(Opened(), "li")), replacement: "he").Value.Ruling.Replacement!.OfficerId);
    }

    /// <summary>Entries of a recused investigator are entered again; confirmations are confirmed again.</summary>
    [Fact]
    public void Granted_Investigator_LeavesNoHandInTheAssessment()
    {
        var concluded = new AcademicAssessment([new AssessmentExpert("王一", "甲大学")], "图片重复使用。", Today, "d4");
        var confirmed = Opened()
            .Apply(new AssessmentAsked(Investigators[0], "图3与图5", Now))
            .Apply(new AssessmentEntered(concluded, Investigators[0], Now))
            .Apply(new AssessmentConfirmed(Investigators[1], Now));

        var withoutFirst = Granted(confirmed, Investigators[0].OfficerId).Assessment!;
        var withoutSecond = Granted(confirmed, Investigators[1].OfficerId).Assessment!;

        Assert.Null(withoutFirst.Entered);
        Assert.Null(withoutFirst.ConfirmedBy);
        Assert.NotNull(withoutSecond.Entered);
        Assert.Null(withoutSecond.ConfirmedBy);
    }

    [Fact]
    public void Self_IsRecusedAtOnce()
    {
        var asked = Ask(Opened(), "li", Li).Value;

        Assert.Equal(RecusalRequester.Self, asked.Recusal.By);
        var recused = Opened().Apply(asked);
        Assert.Equal(CaseAct.Propose, CaseActPolicy.NextOf(recused));
        Assert.Equal("he", recused.Recusals.Single().Ruling!.Replacement!.OfficerId);
    }

    [Fact]
    public void Granted_WhoProposedAlone_IsProposedAgain()
    {
        var granted = Granted(Proposed(), "li");

        Assert.Equal(CaseState.Investigation, granted.State);
        Assert.Equal(CaseState.ProposalPending, Granted(Proposed(), "zhou").State);
    }

    [Fact]
    public void Granted_AfterTheNotice_NeedsANewHandBeforeTheReview()
    {
        var granted = Granted(UnderReview(), "li");
        Result<Fact> Reconfirm(string name, bool agrees = true) =>
            ProposalPolicy.ReconfirmProposal(granted, Seat(CaseSeat.Investigator, name), agrees, "证据不足", Now);

        Assert.Equal(CaseAct.ReconfirmProposal, CaseActPolicy.NextOf(granted));
        Assert.Equal(["proposal-lacks-a-hand"], Codes(CasePolicy.Review(granted, Reviewer, passes: true, "同意", Now)));
        Assert.Equal(["he"], CaseActPolicy.EligibleFor(granted, CaseAct.ReconfirmProposal, Directory).Select(each => each.Id));
        Assert.Equal(["proposal-is-your-own"], Codes(Reconfirm("zhou")));
        Assert.Contains("seat-is-not-separate", Codes(Reconfirm("li")));

        var confirmed = granted.Apply(Reconfirm("he").Value);
        Assert.False(confirmed.NeedsReconfirmation);
        Assert.True(CasePolicy.Review(confirmed, Reviewer, passes: true, "同意", Now).IsSuccess);
        var returned = granted.Apply(Reconfirm("he", agrees: false).Value);
        Assert.Equal((CaseState.Investigation, null), (returned.State, returned.Notice));
        Assert.Single(returned.EarlierNotices);
    }

    [Fact]
    public void Granted_BothInvestigators_NeedTwoNewHands()
    {
        var once = Granted(UnderReview(), "li");
        var both = Granted(once, "zhou");

        Assert.Empty(both.RemainingSigners);
        var one = both.Apply(ProposalPolicy.ReconfirmProposal(both, Seat(CaseSeat.Investigator, "he"), agrees: true, null, Now).Value);
        Assert.True(one.NeedsReconfirmation);
        Assert.Equal(
            ["proposal-is-your-own"],
            Codes(ProposalPolicy.ReconfirmProposal(one, Seat(CaseSeat.Investigator, "he"), agrees: true, null, Now))
        );
        var two = one.Apply(ProposalPolicy.ReconfirmProposal(one, Seat(CaseSeat.Investigator, "qian"), agrees: true, null, Now).Value);
        Assert.False(two.NeedsReconfirmation);
    }

    [Fact]
    public void Granted_ReviewerOrMeeting_IsDoneAgainByOthers()
    {
        Assert.Equal((CaseState.LegalReview, null), (Granted(Reviewed(), "fa").State, Granted(Reviewed(), "fa").Review));
        Assert.Equal(CaseState.LegalReview, Granted(DecisionEntered(), "fa").State);
        Assert.Equal(CaseState.DecisionPending, Granted(DecisionEntered(), "zhao").State);
        Assert.Empty(CaseActPolicy.EligibleFor(Granted(Reviewed(), "fa"), CaseAct.ReviewLegally, Directory));
    }

    [Fact]
    public void Granted_Reexaminer_IsExaminedAgain()
    {
        var examined = SampleReexaminations.Examined();
        var asked = Apply(examined, Ask(examined, "qin"));
        Assert.Equal(["reexamination-is-not-at-this-step"], Codes(SampleReexaminations.Decide(asked, upholds: true)));

        var granted = asked.Apply(
            RecusalPolicy
                .Decide(asked, new RecusalRulingForm { Grants = true, Reason = "属实" }, SampleReexaminations.Superior, Directory, Now)
                .Value
        );

        Assert.Equal(CaseAct.ProposeReexamination, CaseActPolicy.NextOf(granted));
        Assert.Contains(
            "seat-is-not-separate",
            Codes(ReexaminationPolicy.Propose(granted, SampleReexaminations.Reexaminer, upholds: true, "属实", Now))
        );
    }

    private static IntegrityCase Granted(IntegrityCase integrityCase, string officer)
    {
        var asked = Apply(integrityCase, Ask(integrityCase, officer));
        return Apply(asked, Rule(asked, leader: "zheng"));
    }

    private static Result<RecusalRequested> Ask(
        IntegrityCase integrityCase,
        string officer,
        Officer? asking = null,
        string reason = "与当事人有合作。"
    ) => RecusalPolicy.Ask(integrityCase, new RecusalForm { Officer = officer, Reason = reason }, asking, Directory, Now);

    private static Result<RecusalDecided> Rule(
        IntegrityCase integrityCase,
        bool grants = true,
        string leader = "wu",
        string? replacement = null
    ) =>
        RecusalPolicy.Decide(
            integrityCase,
            new RecusalRulingForm
            {
                Grants = grants,
                Reason = "属实。",
                Replacement = replacement,
            },
            Seat(CaseSeat.Decider, leader),
            Directory,
            Now
        );

    private static IntegrityCase Apply<T>(IntegrityCase integrityCase, Result<T> fact)
        where T : Fact => integrityCase.Apply(fact.Value);

    private static Officer Named(string id, params DeskRole[] roles) => new(id, id, $"{id}@keji.example", [.. roles]);
}
