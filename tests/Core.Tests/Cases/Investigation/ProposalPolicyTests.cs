using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>One investigator alone cannot send anything.</summary>
public sealed class ProposalPolicyTests
{
    private static readonly SeatedOfficer First = Investigators[0];
    private static readonly SeatedOfficer Second = Investigators[1];

    [Fact]
    public void Propose_Alone_SignsNoLetter()
    {
        Assert.Equal(CaseState.ProposalPending, Proposed().State);
        Assert.Empty(Proposed().Letters);
        Assert.Equal((CaseState.ProposalPending, null), (ProposedUnfounded().State, ProposedUnfounded().UnfoundedReport));
    }

    [Fact]
    public void Propose_Incomplete_NamesEveryError()
    {
        var empty = Banning with { Facts = " ", Evidence = "", Reasons = "" };

        var errors = ProposalPolicy.Propose(Opened(), empty, First, Context()).Errors;

        Assert.Equal(["facts", "evidence", "reasons"], errors.Select(error => error.Field));
    }

    [Fact]
    public void Confirm_ByTheSameHand_IsRefused()
    {
        Assert.Equal(
            ["proposal-is-your-own"],
            Codes(ProposalPolicy.Confirm(Proposed(), First, Number(LetterSeries.AdvanceNotice), Context()))
        );
        Assert.Equal(["proposal-is-your-own"], Codes(ProposalPolicy.Confirm(ProposedUnfounded(), First, default, Context())));
        Assert.Equal(["proposal-is-your-own"], Codes(ProposalPolicy.Disagree(Proposed(), First, "重新提出", Now)));
    }

    [Fact]
    public void Confirm_ByTheSamePersonUnderAnotherId_IsRefused() =>
        Assert.Equal(
            ["proposal-is-your-own"],
            Codes(ProposalPolicy.Confirm(Proposed(), First with { OfficerId = "other" }, Number(LetterSeries.AdvanceNotice), Context()))
        );

    [Fact]
    public void Confirm_ByTheOther_IssuesTheNoticeOrReportsUnfounded()
    {
        Assert.Equal(CaseState.AwaitingDefence, Noticed().State);
        Assert.Null(Noticed().Proposed);
        var reported = ProposedUnfounded().Apply(Confirm(ProposedUnfounded()).Value);
        Assert.Equal((CaseState.LegalReview, "同名不同单位"), (reported.State, reported.UnfoundedReport!.Reasons));
        Assert.Empty(reported.Letters);
    }

    [Fact]
    public void Confirm_WithNothingProposed_IsRefused()
    {
        Assert.Equal(
            ["nothing-is-proposed"],
            Codes(ProposalPolicy.Confirm(Opened(), Second, Number(LetterSeries.AdvanceNotice), Context()))
        );
        Assert.Equal(["nothing-is-proposed"], Codes(ProposalPolicy.Disagree(Noticed(), Second, "理由", Now)));
    }

    [Fact]
    public void Confirm_InProduction_CitesNoSample() =>
        Assert.Equal(["measure-cites-a-sample"], Codes(Confirm(Proposed(), Context() with { AllowsSamples = false })));

    [Fact]
    public void Disagree_GoesBackWithItsReason_AndIsProposedAgain()
    {
        Assert.Equal(["reason"], ProposalPolicy.Disagree(Proposed(), Second, " ", Now).Errors.Select(error => error.Field));

        var returned = Proposed().Apply(ProposalPolicy.Disagree(Proposed(), Second, "证据不足", Now).Value);
        Assert.Equal((CaseState.Investigation, "证据不足"), (returned.State, returned.Disagreement!.Reason));

        var again = returned.Apply(ProposalPolicy.Propose(returned, Minor, First, Context()).Value);
        Assert.Equal((CaseState.ProposalPending, null), (again.State, again.Disagreement));
        Assert.Equal(CaseState.AwaitingDefence, again.Apply(Confirm(again).Value).State);
    }
}
