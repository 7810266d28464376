using CreditFunctions.Core.Applications;
using static CreditFunctions.Core.Applications.ApplicationState;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationMovesTests
{
    private static readonly ApplicationState[] Ends =
    [
        Closed,
        NotSubmitted,
        NotRecommended,
        NotAdmitted,
        Lapsed,
        Ineligible,
        Disqualified,
        Withdrawn,
        NotSelected,
        Renounced,
        Terminated,
        Revoked,
    ];

    public static TheoryData<ApplicationState> States => [.. Enum.GetValues<ApplicationState>()];

    /// <summary>Every move but withdrawal and disqualification, copied by hand from docs/domain.md.</summary>
    public static TheoryData<ApplicationState, ApplicationMove, ApplicationState> Path =>
        new()
        {
            { Draft, ApplicationMove.Submit, Submitted },
            { Draft, ApplicationMove.RequestRecommendation, AwaitingRecommendation },
            { Draft, ApplicationMove.MissClosing, NotSubmitted },
            { Draft, ApplicationMove.ExpireDraft, NotSubmitted },
            { Returned, ApplicationMove.Submit, Submitted },
            { AwaitingRecommendation, ApplicationMove.ReopenForGuide, Returned },
            { Submitted, ApplicationMove.ReopenForGuide, Returned },
            { NotSubmitted, ApplicationMove.ReopenRound, Draft },
            { FormatCheck, ApplicationMove.ReopenRound, Returned },
            { CorrectionPending, ApplicationMove.ReopenRound, Returned },
            { AwaitingRecommendation, ApplicationMove.ReturnForRework, Returned },
            { AwaitingRecommendation, ApplicationMove.Recommend, Submitted },
            { AwaitingRecommendation, ApplicationMove.RefuseRecommendation, NotRecommended },
            { AwaitingRecommendation, ApplicationMove.Recall, Draft },
            { AwaitingRecommendation, ApplicationMove.MissClosing, NotSubmitted },
            { Returned, ApplicationMove.RequestRecommendation, AwaitingRecommendation },
            { Returned, ApplicationMove.MissClosing, NotSubmitted },
            { Submitted, ApplicationMove.Recall, Draft },
            { Submitted, ApplicationMove.BeginFormatCheck, FormatCheck },
            { FormatCheck, ApplicationMove.RequestCorrection, CorrectionPending },
            { FormatCheck, ApplicationMove.Admit, Admitted },
            { FormatCheck, ApplicationMove.RefuseAdmission, NotAdmitted },
            { CorrectionPending, ApplicationMove.SubmitCorrection, FormatCheck },
            { CorrectionPending, ApplicationMove.LapseUncorrected, Lapsed },
            { Admitted, ApplicationMove.BeginCreditCheck, CreditChecking },
            { CreditChecking, ApplicationMove.PassCreditCheck, ExpertReview },
            { CreditChecking, ApplicationMove.FindIneligible, Ineligible },
            { ExpertReview, ApplicationMove.Rank, Ranked },
            { ExpertReview, ApplicationMove.FindIneligible, Ineligible },
            { Ranked, ApplicationMove.Propose, Proposed },
            { Ranked, ApplicationMove.PlaceInReserve, Reserve },
            { Ranked, ApplicationMove.Decline, NotSelected },
            { Ranked, ApplicationMove.FindIneligible, Ineligible },
            { Reserve, ApplicationMove.PromoteReserve, Proposed },
            { Reserve, ApplicationMove.ReturnToMeeting, Ranked },
            { Reserve, ApplicationMove.Decline, NotSelected },
            { Reserve, ApplicationMove.FindIneligible, Ineligible },
            { Proposed, ApplicationMove.PublishNotice, OnPublicNotice },
            { Proposed, ApplicationMove.ReturnToMeeting, Ranked },
            { Proposed, ApplicationMove.FindIneligible, Ineligible },
            { Proposed, ApplicationMove.Renounce, Renounced },
            { OnPublicNotice, ApplicationMove.Award, Awarded },
            { OnPublicNotice, ApplicationMove.UpholdObjection, NotSelected },
            { OnPublicNotice, ApplicationMove.FindIneligible, Ineligible },
            { OnPublicNotice, ApplicationMove.Renounce, Renounced },
            { Awarded, ApplicationMove.RequestContract, ContractPending },
            { Awarded, ApplicationMove.Renounce, Renounced },
            { Awarded, ApplicationMove.Revoke, Revoked },
            { ContractPending, ApplicationMove.SignContract, Implementing },
            { ContractPending, ApplicationMove.Renounce, Renounced },
            { ContractPending, ApplicationMove.Revoke, Revoked },
            { Implementing, ApplicationMove.OrderRectification, Rectifying },
            { Implementing, ApplicationMove.RequestAcceptance, AcceptancePending },
            { Implementing, ApplicationMove.Terminate, Terminated },
            { Implementing, ApplicationMove.Revoke, Revoked },
            { Rectifying, ApplicationMove.AcceptRectification, Implementing },
            { Rectifying, ApplicationMove.Terminate, Terminated },
            { Rectifying, ApplicationMove.Revoke, Revoked },
            { AcceptancePending, ApplicationMove.PassAcceptance, Passed },
            { AcceptancePending, ApplicationMove.Conclude, Concluded },
            { AcceptancePending, ApplicationMove.FailAcceptance, NotPassed },
            { AcceptancePending, ApplicationMove.OrderRectification, Rectifying },
            { AcceptancePending, ApplicationMove.Terminate, Terminated },
            { AcceptancePending, ApplicationMove.Revoke, Revoked },
            { Passed, ApplicationMove.Close, Closed },
            { Passed, ApplicationMove.Revoke, Revoked },
            { Concluded, ApplicationMove.Close, Closed },
            { Concluded, ApplicationMove.Revoke, Revoked },
            { NotPassed, ApplicationMove.Close, Closed },
            { NotPassed, ApplicationMove.Revoke, Revoked },
        };

    [Theory]
    [MemberData(nameof(Path))]
    public void Move_AlongThePath_LeadsToTheNextState(ApplicationState from, ApplicationMove move, ApplicationState to) =>
        Assert.Equal(to, ApplicationMoves.Move(from, move).Value);

    [Fact]
    public void ReverseDisqualification_FreesThePlaceOfADisqualifiedOneAlone()
    {
        Assert.Equal(NotSelected, ApplicationMoves.Move(Disqualified, ApplicationMove.ReverseDisqualification).Value);
        Assert.Single(ApplicationMoves.Table, line => line.Move == ApplicationMove.ReverseDisqualification);
    }

    /// <summary>A legal revocation can be undone, into the previous state only.</summary>
    [Theory]
    [MemberData(nameof(States))]
    public void RestoreAward_LeadsBackToTheStateBefore(ApplicationState before)
    {
        var isRevocable = ApplicationMoves.Move(before, ApplicationMove.Revoke).IsSuccess;
        var back = ApplicationMoves.Move(Revoked, ApplicationMove.RestoreAward, before);

        Assert.Equal(isRevocable, back.IsSuccess);
        Assert.True(!isRevocable || back.Value == before);
        Assert.False(ApplicationMoves.Move(Revoked, ApplicationMove.RestoreAward).IsSuccess);
    }

    [Fact]
    public void Table_BesidesWithdrawalAndDisqualification_HasThePathAndNothingElse() =>
        Assert.Equal(
            Path.Select(row => ((ApplicationState)row[0], (ApplicationMove)row[1], (ApplicationState)row[2])).Order(),
            ApplicationMoves
                .Table.Where(line =>
                    line.Move
                        is not (
                            ApplicationMove.Withdraw
                            or ApplicationMove.Disqualify
                            or ApplicationMove.ReverseDisqualification
                            or ApplicationMove.RestoreAward
                        )
                )
                .Select(line => (line.From, line.Move, line.To))
                .Order()
        );

    [Theory]
    [MemberData(nameof(States))]
    public void Withdraw_IsLegalUntilTheApplicationIsProposed(ApplicationState state) =>
        Assert.Equal(state < Proposed, ApplicationMoves.Move(state, ApplicationMove.Withdraw).IsSuccess);

    [Theory]
    [MemberData(nameof(States))]
    public void Move_AnythingNotInTheTable_IsRefusedWithWhatIsLegal(ApplicationState from)
    {
        var legal = ApplicationMoves.LegalIn(from).Select(line => line.Move).ToArray();
        foreach (var move in Enum.GetValues<ApplicationMove>().Except(legal))
        {
            var error = Assert.Single(ApplicationMoves.Move(from, move).Errors);

            Assert.Equal("move-is-not-legal", error.Code);
            Assert.Equal(from.ToString(), error.Arguments["state"]);
            Assert.Equal(move.ToString(), error.Arguments["move"]);
            Assert.Contains($"in state {from} does not allow {move}", error.Message, StringComparison.Ordinal);
            Assert.All(legal, other => Assert.Contains(other.ToString(), error.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Table_EachStateAndMove_LeadsToOnePlaceAndNeverStays()
    {
        Assert.Distinct(
            ApplicationMoves.Table.Where(line => line.Move != ApplicationMove.RestoreAward).Select(line => (line.From, line.Move))
        );
        Assert.DoesNotContain(ApplicationMoves.Table, line => line.From == line.To);
        Assert.Equal(Enum.GetValues<ApplicationMove>(), ApplicationMoves.Table.Select(line => line.Move).Distinct().Order());
    }

    [Fact]
    public void Table_FromDraft_ReachesEveryState() =>
        Assert.Equal(Enum.GetValues<ApplicationState>(), Reachable(Draft, _ => true).Order());

    [Theory]
    [MemberData(nameof(States))]
    public void Table_EveryState_IsAnEndOrLeadsToOne(ApplicationState state)
    {
        Assert.Equal(Ends.Contains(state), state.IsEnd());
        Assert.Equal(
            Ends.Contains(state) && state is not (NotSubmitted or Disqualified or Revoked),
            !ApplicationMoves.LegalIn(state).Any()
        );
        Assert.Contains(Reachable(state, _ => true), Ends.Contains);
    }

    [Theory]
    [InlineData(Submitted, FormatCheck)]
    [InlineData(FormatCheck, Admitted)]
    [InlineData(Admitted, CreditChecking)]
    [InlineData(CreditChecking, ExpertReview)]
    [InlineData(ExpertReview, Ranked)]
    [InlineData(Proposed, OnPublicNotice)]
    [InlineData(OnPublicNotice, Awarded)]
    public void Table_WithoutOneStepOfTheProcedure_NoDraftReachesTheAward(ApplicationState from, ApplicationState to) =>
        Assert.DoesNotContain(Awarded, Reachable(Draft, line => (line.From, line.To) != (from, to)));

    [Theory]
    [MemberData(nameof(States))]
    public void Table_WithoutThePublicNotice_OnlyWhatIsOnNoticeReachesTheAward(ApplicationState start)
    {
        var reached = Reachable(start, line => (line.From, line.To) != (Proposed, OnPublicNotice));

        // From the award on, a revocation can be reversed.
        Assert.Equal(reached.Contains(OnPublicNotice) || start is >= Awarded and < Closed or Revoked, reached.Contains(Awarded));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Disqualify_IsLegalExactlyBeforeTheAward(ApplicationState state)
    {
        var openAndBeforeAward = !Ends.Contains(state) && state < Awarded;

        Assert.Equal(openAndBeforeAward, state.IsBeforeAward());
        Assert.Equal(openAndBeforeAward, ApplicationMoves.Move(state, ApplicationMove.Disqualify).IsSuccess);
    }

    [Fact]
    public void Table_OnceAwarded_ThereIsNoWayBackBeforeTheAward() =>
        Assert.DoesNotContain(Reachable(Awarded, _ => true), state => state.IsBeforeAward());

    private static HashSet<ApplicationState> Reachable(ApplicationState start, Func<LegalMove, bool> allowed)
    {
        HashSet<ApplicationState> seen = [start];
        Queue<ApplicationState> open = new(seen);
        while (open.TryDequeue(out var state))
        {
            foreach (var line in ApplicationMoves.LegalIn(state).Where(allowed).Where(line => seen.Add(line.To)))
            {
                open.Enqueue(line.To);
            }
        }

        return seen;
    }
}
