using CreditFunctions.Core.Cases;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class PaperDecisionPolicyTests
{
    [Fact]
    public void Enter_SignsNoLetterAndWaitsForAMember()
    {
        var entered = DecisionEntered();

        Assert.Equal((CaseState.DecisionToConfirm, CaseAct.ConfirmDecision), (entered.State, CaseActPolicy.NextOf(entered)));
        Assert.Null(entered.Decision);
        Assert.Single(entered.Letters);
        Assert.Contains(Members[0], entered.Seats);
        Assert.DoesNotContain(Members[1], entered.Seats);
    }

    [Fact]
    public void Confirm_ByAMember_DecidesAsEntered()
    {
        var decided = ConfirmDecision(DecisionEntered()).Value;

        Assert.Equal(Banned.Severity, Assert.IsType<CaseOutcome.Established>(decided.Outcome).Severity);
        Assert.Equal((Leader[0], "d8"), (decided.ConfirmedBy, decided.MinutesDocumentId));
        Assert.Equal(2, decided.Letters.Length);
        Assert.Equal(CaseState.Decided, DecisionEntered().Apply(decided).State);
    }

    [Theory]
    [InlineData("zhao")]
    [InlineData("qian")]
    public void Confirm_BySecretaryOrStranger_IsRefused(string name) =>
        Assert.Contains("meeting-member-confirms", Codes(ConfirmDecision(DecisionEntered(), Seat(CaseSeat.Decider, name))));

    [Fact]
    public void Reject_ByAMember_IsEnteredAgain()
    {
        var rejected = DecisionEntered().Apply(PaperDecisionPolicy.Reject(DecisionEntered(), Leader[0], "期限与纪要不符", Now).Value);

        Assert.Equal((CaseState.DecisionPending, "期限与纪要不符"), (rejected.State, rejected.EntryRejection?.Reason));
        Assert.Equal(["case-reason-is-missing"], Codes(PaperDecisionPolicy.Reject(DecisionEntered(), Leader[0], " ", Now)));
        Assert.True(Decide(rejected, ByMeeting(Banned), Context()).IsSuccess);
    }

    [Fact]
    public void Enter_WithoutTheScan_NamesIt() =>
        Assert.Equal(
            ["minutes"],
            PaperDecisionPolicy.Enter(Reviewed(), ByMeeting(Banned), null, Context()).Errors.Select(error => error.Field)
        );

    [Fact]
    public void Enter_WithErrorsOfEveryKind_NamesThemAllAtOnce() =>
        Assert.Equal(
            ["minutes", "reasons"],
            PaperDecisionPolicy
                .Enter(Reviewed(), ByMeeting(Banned) with { Reasons = " " }, " ", Context())
                .Errors.Select(error => error.Field)
        );

    /// <summary>A secretary cannot decide alone in the role of the leader.</summary>
    [Fact]
    public void Decide_MeetingWithoutAConfirmation_IsRefused()
    {
        Assert.Equal(["meeting-decision-is-entered"], Codes(CaseDecisionPolicy.Decide(Reviewed(), ByMeeting(Banned), Context())));
        Assert.Equal(["meeting-decision-is-entered"], Codes(CaseDecisionPolicy.Decide(DecisionEntered(), ByLeader(Banned), Context())));
    }
}
