using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static CreditFunctions.Core.Applications.ApplicationMove;
using static CreditFunctions.Core.Applications.ApplicationState;

namespace CreditFunctions.Core.Applications;

/// <summary>Moves that change the state of an application.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApplicationMove>))]
public enum ApplicationMove
{
    /// <summary>First submission or a later one, to the recommending body.</summary>
    RequestRecommendation,

    ReturnForRework,

    /// <summary>Also submits the application.</summary>
    Recommend,

    /// <summary>Permanent.</summary>
    RefuseRecommendation,

    /// <summary>Where the round needs no recommending body.</summary>
    Submit,

    /// <summary>Before closing; the unit can change the application and submit it again.</summary>
    Recall,

    /// <summary>A corrected guide applies, and the submission no longer complies: the unit completes it and submits again.</summary>
    ReopenForGuide,

    /// <summary>
    /// A corrected guide reopens the round after its closing: an application that missed the closing becomes a draft, and one with a
    /// deficiency in the format check is returned to the unit.
    /// </summary>
    ReopenRound,

    MissClosing,

    /// <summary>Neither the contact nor the unit accepted the draft within its term.</summary>
    ExpireDraft,

    BeginFormatCheck,
    RequestCorrection,
    SubmitCorrection,

    LapseUncorrected,

    Admit,
    RefuseAdmission,
    BeginCreditCheck,
    PassCreditCheck,

    /// <summary>An entry that was declared truthfully, or that arose later, was not refuted, discharged or repaired in time.</summary>
    FindIneligible,

    Rank,

    Propose,

    PlaceInReserve,

    /// <summary>A place became free; the reserve gets a separate public notice.</summary>
    PromoteReserve,

    /// <summary>The finance bureau returned the batch; the meeting decides again.</summary>
    ReturnToMeeting,

    /// <summary>The meeting does not select it, or the reserve is no longer needed.</summary>
    Decline,

    PublishNotice,

    /// <summary>An objection to the proposed award is upheld without misconduct.</summary>
    UpholdObjection,

    Award,

    RequestContract,
    SignContract,
    OrderRectification,
    AcceptRectification,
    RequestAcceptance,
    PassAcceptance,

    /// <summary>结题: concluded without full acceptance.</summary>
    Conclude,

    FailAcceptance,

    /// <summary>归档: the file is closed.</summary>
    Close,

    /// <summary>The unit withdraws before the application is proposed; a case about it continues.</summary>
    Withdraw,

    /// <summary>Two officers found a reason to disqualify; legal in every state before the award.</summary>
    Disqualify,

    /// <summary>
    /// 复查撤销: the decision that disqualified it was reversed. The round has continued meanwhile, so the application becomes not
    /// selected, and no longer counts towards the limits.
    /// </summary>
    ReverseDisqualification,

    /// <summary>The winner gives up the award, or does not sign the contract within its term.</summary>
    Renounce,

    Terminate,

    /// <summary>The award is revoked for fault; the funds are recovered.</summary>
    Revoke,

    /// <summary>恢复立项: the decision that revoked the award was reversed; the project returns to the state before.</summary>
    RestoreAward,
}

/// <summary>One row of the table of legal moves.</summary>
public sealed record LegalMove(ApplicationState From, ApplicationMove Move, ApplicationState To);

/// <summary>
/// The table of legal moves (docs/domain.md, "The path of one application"). Whether a legal move is due or allowed now (deadline, role,
/// round without recommending body) is checked by the policy of each feature.
/// </summary>
public static class ApplicationMoves
{
    private static readonly ImmutableArray<ApplicationState> BeforeProposal =
    [
        Draft,
        AwaitingRecommendation,
        Returned,
        Submitted,
        FormatCheck,
        CorrectionPending,
        Admitted,
        CreditChecking,
        ExpertReview,
        Ranked,
        Reserve,
    ];

    private static readonly ImmutableArray<ApplicationState> BeforeAward = [.. BeforeProposal, Proposed, OnPublicNotice];

    // Concealment can be discovered until the file is closed.
    private static readonly ImmutableArray<ApplicationState> Revocable =
    [
        Awarded,
        ContractPending,
        Implementing,
        Rectifying,
        AcceptancePending,
        Passed,
        Concluded,
        NotPassed,
    ];

    /// <summary>In the order of the path.</summary>
    public static ImmutableArray<LegalMove> Table { get; } =
    [
        .. Lines(RequestRecommendation, AwaitingRecommendation, Draft, Returned),
        .. Lines(ReturnForRework, Returned, AwaitingRecommendation),
        .. Lines(Recommend, Submitted, AwaitingRecommendation),
        .. Lines(RefuseRecommendation, NotRecommended, AwaitingRecommendation),
        .. Lines(Submit, Submitted, Draft, Returned),
        .. Lines(Recall, Draft, AwaitingRecommendation, Submitted),
        .. Lines(ReopenForGuide, Returned, AwaitingRecommendation, Submitted),
        .. Lines(ReopenRound, Draft, NotSubmitted),
        .. Lines(ReopenRound, Returned, FormatCheck, CorrectionPending),
        .. Lines(MissClosing, NotSubmitted, Draft, AwaitingRecommendation, Returned),
        .. Lines(ExpireDraft, NotSubmitted, Draft),
        .. Lines(BeginFormatCheck, FormatCheck, Submitted),
        .. Lines(RequestCorrection, CorrectionPending, FormatCheck),
        .. Lines(SubmitCorrection, FormatCheck, CorrectionPending),
        .. Lines(LapseUncorrected, Lapsed, CorrectionPending),
        .. Lines(Admit, Admitted, FormatCheck),
        .. Lines(RefuseAdmission, NotAdmitted, FormatCheck),
        .. Lines(BeginCreditCheck, CreditChecking, Admitted),
        .. Lines(PassCreditCheck, ExpertReview, CreditChecking),
        // Checks expire and are repeated before the award, so an entry can be found after the credit check.
        .. Lines(FindIneligible, Ineligible, CreditChecking, ExpertReview, Ranked, Reserve, Proposed, OnPublicNotice),
        .. Lines(Rank, Ranked, ExpertReview),
        .. Lines(Propose, Proposed, Ranked),
        .. Lines(PlaceInReserve, Reserve, Ranked),
        .. Lines(PromoteReserve, Proposed, Reserve),
        .. Lines(ReturnToMeeting, Ranked, Proposed, Reserve),
        .. Lines(Decline, NotSelected, Ranked, Reserve),
        .. Lines(PublishNotice, OnPublicNotice, Proposed),
        .. Lines(UpholdObjection, NotSelected, OnPublicNotice),
        .. Lines(Award, Awarded, OnPublicNotice),
        .. Lines(RequestContract, ContractPending, Awarded),
        .. Lines(SignContract, Implementing, ContractPending),
        .. Lines(OrderRectification, Rectifying, Implementing, AcceptancePending),
        .. Lines(AcceptRectification, Implementing, Rectifying),
        .. Lines(RequestAcceptance, AcceptancePending, Implementing),
        .. Lines(PassAcceptance, Passed, AcceptancePending),
        .. Lines(Conclude, Concluded, AcceptancePending),
        .. Lines(FailAcceptance, NotPassed, AcceptancePending),
        .. Lines(Close, Closed, Passed, Concluded, NotPassed),
        .. Lines(Withdraw, Withdrawn, [.. BeforeProposal]),
        .. Lines(Disqualify, Disqualified, [.. BeforeAward]),
        .. Lines(ReverseDisqualification, NotSelected, Disqualified),
        .. Lines(Renounce, Renounced, Proposed, OnPublicNotice, Awarded, ContractPending),
        .. Lines(Terminate, Terminated, Implementing, Rectifying, AcceptancePending),
        .. Lines(Revoke, Revoked, [.. Revocable]),
        .. Revocable.Select(state => new LegalMove(Revoked, RestoreAward, state)),
    ];

    private static readonly ILookup<ApplicationState, LegalMove> ByState = Table.ToLookup(line => line.From);

    /// <summary>Moves legal in a state, in the order of the table; none in an end state.</summary>
    public static IEnumerable<LegalMove> LegalIn(ApplicationState state) => ByState[state];

    /// <summary>True also where reopening the round, or reversing a disqualification or revocation, can lead out of the state.</summary>
    public static bool IsEnd(this ApplicationState state) => state is NotSubmitted or Disqualified or Revoked || !ByState.Contains(state);

    /// <summary>Open and not yet awarded, so it can be disqualified.</summary>
    public static bool IsBeforeAward(this ApplicationState state) => BeforeAward.Contains(state);

    /// <summary>The state that a move leads to.</summary>
    /// <param name="before">The previous state, which a restoring move returns to.</param>
    /// <returns>The new state, or <c>move-is-not-legal</c> with the state, the move and the legal moves.</returns>
    public static Result<ApplicationState> Move(ApplicationState from, ApplicationMove move, ApplicationState? before = null) =>
        ByState[from].FirstOrDefault(line => line.Move == move && (move != RestoreAward || line.To == before)) is { } line
            ? line.To
            : NotLegal(from, move);

    private static Error NotLegal(ApplicationState from, ApplicationMove move)
    {
        var legal = !ByState.Contains(from)
            ? "nothing, for this is an end state"
            : string.Join(", ", ByState[from].Select(line => line.Move).Distinct());
        return new Error(
            ErrorKind.Conflict,
            "move-is-not-legal",
            $"An application in state {from} does not allow {move}. Legal there: {legal}."
        )
            .With("state", from.ToString())
            .With("move", move.ToString())
            .With("legal", legal);
    }

    private static IEnumerable<LegalMove> Lines(ApplicationMove move, ApplicationState to, params ApplicationState[] from) =>
        from.Select(state => new LegalMove(state, move, to));
}
