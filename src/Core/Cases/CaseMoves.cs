using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static CreditFunctions.Core.Cases.CaseMove;
using static CreditFunctions.Core.Cases.CaseState;

namespace CreditFunctions.Core.Cases;

/// <summary>Where a case stands, in the order of its path.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>待受理: a suspicion was noted, and a second officer decides on the intake.</summary>
    IntakePending,

    /// <summary>单位核查中: it was passed to the unit, which reports.</summary>
    WithUnit,

    /// <summary>不予受理</summary>
    NotAccepted,

    /// <summary>已移送: another authority is competent.</summary>
    HandedOver,

    /// <summary>调查中</summary>
    Investigation,

    /// <summary>中止调查: the time does not count.</summary>
    Suspended,

    /// <summary>待复核建议: one investigator has proposed, and the other one has to confirm.</summary>
    ProposalPending,

    /// <summary>待陈述申辩: the advance notice is issued.</summary>
    AwaitingDefence,

    /// <summary>待听证: the party asked for a hearing.</summary>
    HearingPending,

    /// <summary>待法制审核</summary>
    LegalReview,

    /// <summary>待决定</summary>
    DecisionPending,

    /// <summary>待复核决定: the secretary entered what the meeting decided, and a member has to confirm.</summary>
    DecisionToConfirm,

    /// <summary>待送达: decided, without effect until it is served.</summary>
    Decided,

    /// <summary>已送达: can be contested.</summary>
    Served,

    /// <summary>已结案</summary>
    Closed,
}

/// <summary>What moves a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseMove>))]
public enum CaseMove
{
    /// <summary>受理</summary>
    Accept,

    /// <summary>不予受理</summary>
    RefuseIntake,

    PassToUnit,

    /// <summary>The unit reported, and the intake is decided again.</summary>
    EnterUnitReport,

    HandOver,

    /// <summary>中止</summary>
    Suspend,

    /// <summary>恢复</summary>
    Resume,

    /// <summary>One investigator proposes what the case is to end with.</summary>
    Propose,

    /// <summary>The other investigator confirms measures, which signs the advance notice.</summary>
    IssueAdvanceNotice,

    /// <summary>The investigators report that the suspicion is unfounded; no notice is needed.</summary>
    ReportUnfounded,

    /// <summary>A statement and defence was given, or its term ended.</summary>
    CloseDefence,

    /// <summary>The party asked for a hearing.</summary>
    OpenHearing,

    /// <summary>It was held, or the party stayed away.</summary>
    CloseHearing,

    PassLegalReview,

    /// <summary>The legal reviewer was recused, or a defence that came in time was entered late: it is reviewed again.</summary>
    RepeatLegalReview,

    /// <summary>The other investigator, the legal reviewer or the deciders send it back; whatever follows needs a new proposal.</summary>
    ReturnToInvestigation,

    /// <summary>The secretary enters what the meeting decided.</summary>
    EnterDecision,

    /// <summary>A member of the meeting finds that the entry is not what was decided.</summary>
    RejectEntry,

    /// <summary>The leader decides, or a member of the meeting confirms what was entered.</summary>
    Decide,
    ServeDecision,
    Close,

    /// <summary>A request for a re-examination that came in time was entered late.</summary>
    Reopen,
}

/// <summary>One line of the table: in this state, this move leads there.</summary>
public sealed record LegalCaseMove(CaseState From, CaseMove Move, CaseState To);

/// <summary>
/// The one table of legal moves of a case: intake, investigation by two, advance notice, statement and defence, legal review, decision,
/// service (科研失信行为调查处理规则, 2022, ch. 3 and 4). <see cref="CasePolicy"/> says who may make them.
/// </summary>
public static class CaseMoves
{
    /// <summary>Every legal move, in the order of the path.</summary>
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

    /// <summary>Where a move leads, or <c>case-move-is-not-legal</c>, which names the state, the move and what is legal there.</summary>
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
