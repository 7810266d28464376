using CreditFunctions.Core.Cases;
using static CreditFunctions.Core.Cases.CaseState;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseMovesTests
{
    /// <summary>Written by hand.</summary>
    public static readonly TheoryData<CaseState, CaseMove, CaseState> Path = new()
    {
        { IntakePending, CaseMove.Accept, Investigation },
        { IntakePending, CaseMove.RefuseIntake, NotAccepted },
        { IntakePending, CaseMove.PassToUnit, WithUnit },
        { WithUnit, CaseMove.EnterUnitReport, IntakePending },
        { IntakePending, CaseMove.HandOver, HandedOver },
        { Investigation, CaseMove.Suspend, Suspended },
        { Suspended, CaseMove.Resume, Investigation },
        { Investigation, CaseMove.Propose, ProposalPending },
        { ProposalPending, CaseMove.IssueAdvanceNotice, AwaitingDefence },
        { ProposalPending, CaseMove.ReportUnfounded, LegalReview },
        { ProposalPending, CaseMove.ReturnToInvestigation, Investigation },
        { AwaitingDefence, CaseMove.CloseDefence, LegalReview },
        { AwaitingDefence, CaseMove.ReturnToInvestigation, Investigation },
        { AwaitingDefence, CaseMove.OpenHearing, HearingPending },
        { LegalReview, CaseMove.OpenHearing, HearingPending },
        { HearingPending, CaseMove.CloseHearing, LegalReview },
        { HearingPending, CaseMove.ReturnToInvestigation, Investigation },
        { LegalReview, CaseMove.PassLegalReview, DecisionPending },
        { LegalReview, CaseMove.ReturnToInvestigation, Investigation },
        { DecisionPending, CaseMove.ReturnToInvestigation, Investigation },
        { DecisionPending, CaseMove.RepeatLegalReview, LegalReview },
        { DecisionPending, CaseMove.OpenHearing, HearingPending },
        { DecisionPending, CaseMove.Decide, Decided },
        { DecisionPending, CaseMove.EnterDecision, DecisionToConfirm },
        { DecisionToConfirm, CaseMove.RejectEntry, DecisionPending },
        { DecisionToConfirm, CaseMove.RepeatLegalReview, LegalReview },
        { DecisionToConfirm, CaseMove.OpenHearing, HearingPending },
        { DecisionToConfirm, CaseMove.ReturnToInvestigation, Investigation },
        { DecisionToConfirm, CaseMove.Decide, Decided },
        { Decided, CaseMove.ServeDecision, Served },
        { Served, CaseMove.Close, Closed },
        { Closed, CaseMove.Reopen, Served },
    };

    public static TheoryData<CaseState> States => [.. Enum.GetValues<CaseState>()];

    [Theory]
    [MemberData(nameof(Path))]
    public void Move_AlongThePath_LeadsToTheNextState(CaseState from, CaseMove move, CaseState to) =>
        Assert.Equal(to, CaseMoves.Move(from, move).Value);

    [Fact]
    public void Table_HasThePathAndNothingElse() =>
        Assert.Equal(
            Path.Select(row => ((CaseState)row[0], (CaseMove)row[1], (CaseState)row[2])),
            CaseMoves.Table.Select(line => (line.From, line.Move, line.To))
        );

    [Theory]
    [MemberData(nameof(States))]
    public void Move_AnythingNotInTheTable_IsRefusedWithWhatIsLegal(CaseState from)
    {
        var legal = CaseMoves.Table.Where(line => line.From == from).Select(line => line.Move).ToArray();
        foreach (var move in Enum.GetValues<CaseMove>().Except(legal))
        {
            var error = Assert.Single(CaseMoves.Move(from, move).Errors);

            Assert.Equal(("case-move-is-not-legal", ErrorKind.Conflict), (error.Code, error.Kind));
            Assert.Equal(($"{from}", $"{move}"), (error.Arguments["state"], error.Arguments["move"]));
            Assert.All(legal, other => Assert.Contains($"{other}", error.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(IntakePending, Investigation)]
    [InlineData(Investigation, ProposalPending)]
    [InlineData(LegalReview, DecisionPending)]
    [InlineData(Decided, Served)]
    public void Table_WithoutOneStep_NoCaseIsServed(CaseState from, CaseState to)
    {
        HashSet<CaseState> reached = [IntakePending];
        while (CaseMoves.Table.Any(line => (line.From, line.To) != (from, to) && reached.Contains(line.From) && reached.Add(line.To))) { }

        Assert.DoesNotContain(Served, reached);
    }
}
