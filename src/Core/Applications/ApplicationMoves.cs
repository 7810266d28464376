using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static CreditFunctions.Core.Applications.ApplicationMove;
using static CreditFunctions.Core.Applications.ApplicationState;

namespace CreditFunctions.Core.Applications;

/// <summary>What can be done to an application so that its state changes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApplicationMove>))]
public enum ApplicationMove
{
    /// <summary>The unit submits to its recommending body, for the first time or again.</summary>
    RequestRecommendation,

    /// <summary>The recommending body sends back with a reason.</summary>
    ReturnForRework,

    /// <summary>The recommending body recommends it, which submits it.</summary>
    Recommend,

    /// <summary>The recommending body refuses permanently.</summary>
    RefuseRecommendation,

    /// <summary>The unit submits where the round needs no recommending body.</summary>
    Submit,

    /// <summary>Before closing, the unit recalls what it submitted, to change it and submit again.</summary>
    Recall,

    /// <summary>
    /// The guide was corrected, and what was submitted does not comply any more: the unit completes it and submits again.
    /// </summary>
    ReopenForGuide,

    /// <summary>
    /// A corrected guide reopens the round after its closing: what missed the closing is a draft again, and what lacks something in the
    /// format check goes back to the unit.
    /// </summary>
    ReopenRound,

    /// <summary>The closing hour passes and it was not submitted, or not recommended.</summary>
    MissClosing,

    /// <summary>Neither its contact nor its unit accepted the draft within its term.</summary>
    ExpireDraft,

    BeginFormatCheck,
    RequestCorrection,
    SubmitCorrection,

    /// <summary>The term for a correction passes.</summary>
    LapseUncorrected,

    Admit,
    RefuseAdmission,
    BeginCreditCheck,
    PassCreditCheck,

    /// <summary>A truthfully declared entry, or one that arose later, was not shown to be wrong, discharged or repaired in time.</summary>
    FindIneligible,

    /// <summary>The reviews are complete and the ranking is frozen.</summary>
    Rank,

    /// <summary>The meeting proposes it for an award.</summary>
    Propose,

    PlaceInReserve,

    /// <summary>A place became free; the reserve gets a notice of its own.</summary>
    PromoteReserve,

    /// <summary>The finance bureau returns the batch, and the meeting decides again.</summary>
    ReturnToMeeting,

    /// <summary>The meeting does not select it, or the reserve is no longer needed.</summary>
    Decline,

    PublishNotice,

    /// <summary>An objection against the proposed award proves right, without anybody's misconduct.</summary>
    UpholdObjection,

    /// <summary>The joint document awards it.</summary>
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

    /// <summary>归档: the file is bound and closed.</summary>
    Close,

    /// <summary>The unit takes the application out before it is proposed; a case about it goes on.</summary>
    Withdraw,

    /// <summary>A finding of two officers takes the right to apply; possible in every state before the award.</summary>
    Disqualify,

    /// <summary>
    /// 复查撤销: the decision that disqualified it was reversed. Its round has gone on meanwhile, so that it is not selected; its place is
    /// free again.
    /// </summary>
    ReverseDisqualification,

    /// <summary>A winner gives up the award, or does not sign the contract within its term.</summary>
    Renounce,

    /// <summary>The project ends without fault.</summary>
    Terminate,

    /// <summary>The award is taken back for fault, with recovery of the funds.</summary>
    Revoke,

    /// <summary>恢复立项: the decision that revoked the award was reversed; the project goes on in the state before.</summary>
    RestoreAward,
}

/// <summary>One line of the table: in this state, this move leads there.</summary>
public sealed record LegalMove(ApplicationState From, ApplicationMove Move, ApplicationState To);

/// <summary>
/// The one table of legal moves (docs/domain.md, "The path of one application"). It says what is possible at all; whether a move
/// is due or allowed now (a deadline, a role, a round without recommending body) is for the policies of each feature.
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

    // Concealment can come to light up to the closing of the file.
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

    /// <summary>Every legal move, in the order of the path.</summary>
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
        // Checks go stale and are repeated before the award, so an entry can also be found later than in the credit check.
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

    /// <summary>What is legal in a state, in the order of the table; nothing in an end state.</summary>
    public static IEnumerable<LegalMove> LegalIn(ApplicationState state) => ByState[state];

    /// <summary>Whether the path ends here, unless its round is reopened, or its disqualification or revocation is reversed.</summary>
    public static bool IsEnd(this ApplicationState state) => state is NotSubmitted or Disqualified or Revoked || !ByState.Contains(state);

    /// <summary>Whether the application is still open and not yet awarded, so that it can be disqualified.</summary>
    public static bool IsBeforeAward(this ApplicationState state) => BeforeAward.Contains(state);

    /// <summary>Where a move leads.</summary>
    /// <param name="before">The state before the present one, where a move back leads.</param>
    /// <returns>The new state, or <c>move-is-not-legal</c>, which names the state, the move and what is legal there.</returns>
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
