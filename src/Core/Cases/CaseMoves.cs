using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static CreditFunctions.Core.Cases.CaseMove;
using static CreditFunctions.Core.Cases.CaseState;

namespace CreditFunctions.Core.Cases;

/// <summary>States of a case, in the order of its path.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>待受理: a second officer decides on the intake of a noted suspicion.</summary>
    IntakePending,

    /// <summary>单位核查中: passed to the unit, which reports.</summary>
    WithUnit,

    /// <summary>不予受理</summary>
    NotAccepted,

    /// <summary>已移送: another authority is competent.</summary>
    HandedOver,

    /// <summary>调查中</summary>
    Investigation,

    /// <summary>中止调查: the term does not run.</summary>
    Suspended,

    /// <summary>待复核建议: one investigator has made a proposal, the other has to confirm it.</summary>
    ProposalPending,

    /// <summary>待陈述申辩: the advance notice is issued.</summary>
    AwaitingDefence,

    /// <summary>待听证: the party asked for a hearing.</summary>
    HearingPending,

    /// <summary>待法制审核</summary>
    LegalReview,

    /// <summary>待决定</summary>
    DecisionPending,

    /// <summary>待复核决定: the secretary entered the meeting's decision, a member has to confirm it.</summary>
    DecisionToConfirm,

    /// <summary>待送达: decided, without effect until served.</summary>
    Decided,

    /// <summary>已送达: can be contested.</summary>
    Served,

    /// <summary>已结案</summary>
    Closed,
}

/// <summary>Moves that change the state of a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseMove>))]
public enum CaseMove
{
    /// <summary>受理</summary>
    Accept,

    /// <summary>不予受理</summary>
    RefuseIntake,

    PassToUnit,

    /// <summary>The intake is decided again with the unit's report.</summary>
    EnterUnitReport,

    HandOver,

    /// <summary>中止</summary>
    Suspend,

    /// <summary>恢复</summary>
    Resume,

    Propose,

    /// <summary>The other investigator confirms measures, which signs the advance notice.</summary>
    IssueAdvanceNotice,

    /// <summary>The investigators find the suspicion unfounded; no notice is needed.</summary>
    ReportUnfounded,

    CloseDefence,

    OpenHearing,

    CloseHearing,

    PassLegalReview,

    /// <summary>The legal reviewer was recused, or a defence received in time was entered late.</summary>
    RepeatLegalReview,

    /// <summary>The other investigator, the legal reviewer or the deciders return the case; a new proposal is needed.</summary>
    ReturnToInvestigation,

    EnterDecision,

    RejectEntry,

    Decide,
    ServeDecision,
    Close,

    /// <summary>A request for re-examination received in time was entered late.</summary>
    Reopen,
}

/// <summary>One row of the table of legal moves.</summary>
public sealed record LegalCaseMove(CaseState From, CaseMove Move, CaseState To);

/// <summary>
/// The table of legal moves of a case: intake, investigation by two, advance notice, statement and defence, legal review, decision,
/// service (科研失信行为调查处理规则, 2022, ch. 3 and 4). <see cref="CasePolicy"/> checks who may make them.
/// </summary>
public static class CaseMoves
{
    /// <summary>In the order of the path.</summary>
    public static ImmutableArray<LegalCaseMove> Table { get; } =
    [
        new(IntakePending, Accept, Investigation),
        new(IntakePending, RefuseIntake, NotAccepted),
        new(IntakePending, PassToUnit, WithUnit),
        new(WithUnit, EnterUnitReport, IntakePending),
        new(IntakePending, HandOver, HandedOver),
        new(Investigation, Suspend, Suspended),
        new(Suspended, Resume, Investigation),
        new(Investigation, Propose, ProposalPending),
        new(ProposalPending, IssueAdvanceNotice, AwaitingDefence),
        new(ProposalPending, ReportUnfounded, LegalReview),
        new(ProposalPending, ReturnToInvestigation, Investigation),
        new(AwaitingDefence, CloseDefence, LegalReview),
        new(AwaitingDefence, ReturnToInvestigation, Investigation),
        new(AwaitingDefence, OpenHearing, HearingPending),
        new(LegalReview, OpenHearing, HearingPending),
        new(HearingPending, CloseHearing, LegalReview),
        new(HearingPending, ReturnToInvestigation, Investigation),
        new(LegalReview, PassLegalReview, DecisionPending),
        new(LegalReview, ReturnToInvestigation, Investigation),
        new(DecisionPending, ReturnToInvestigation, Investigation),
        new(DecisionPending, RepeatLegalReview, LegalReview),
        new(DecisionPending, OpenHearing, HearingPending),
        new(DecisionPending, Decide, Decided),
        new(DecisionPending, EnterDecision, DecisionToConfirm),
        new(DecisionToConfirm, RejectEntry, DecisionPending),
        new(DecisionToConfirm, RepeatLegalReview, LegalReview),
        new(DecisionToConfirm, OpenHearing, HearingPending),
        new(DecisionToConfirm, ReturnToInvestigation, Investigation),
        new(DecisionToConfirm, Decide, Decided),
        new(Decided, ServeDecision, Served),
        new(Served, Close, Closed),
        new(Closed, Reopen, Served),
    ];

    /// <summary>The state that a move leads to, or <c>case-move-is-not-legal</c> with the state, the move and the legal moves.</summary>
    public static Result<CaseState> Move(CaseState from, CaseMove move)
    {
        if (Table.FirstOrDefault(line => line.From == from && line.Move == move) is { } line)
        {
            return line.To;
        }

        var legal = string.Join(", ", Table.Where(each => each.From == from).Select(each => $"{each.Move}").DefaultIfEmpty("nothing"));
        return new Error(
            ErrorKind.Conflict,
            "case-move-is-not-legal",
            $"A case in state {from} does not allow {move}. Legal there: {legal}."
        )
            .With("state", $"{from}")
            .With("move", $"{move}")
            .With("legal", legal);
    }
}
