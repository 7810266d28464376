using System.Collections.Immutable;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// 回避 (行政处罚法, 2021, art. 43): the party or an officer asks that an officer gives up a seat; a leader whom the request does not
/// concern decides. The case continues meanwhile, but is not decided. A recused officer never holds a seat in the case again, and what
/// they signed is confirmed or repeated.
/// </summary>
public static class RecusalPolicy
{
    private static readonly Error TooLate = new(
        ErrorKind.Conflict,
        "recusal-is-too-late",
        "Nobody can be recused now: the case is decided, or not taken in. Ask for a re-examination instead."
    );

    private static readonly Error IsPending = new(
        ErrorKind.Conflict,
        "recusal-is-pending",
        "A request for a recusal waits for its decision. Ask again after that."
    );

    public static ImmutableArray<SeatedOfficer> SeatsOf(IntegrityCase integrityCase) =>
        [
            .. integrityCase
                .Seats.Concat(integrityCase.State == CaseState.DecisionToConfirm ? integrityCase.EnteredDecision!.Entered.Seats : [])
                .Distinct()
                .Where(officer => CanBeRecused(integrityCase, officer)),
        ];

    /// <summary>Only one request can be pending.</summary>
    public static bool CanAsk(IntegrityCase integrityCase) => integrityCase.PendingRecusal is null && !SeatsOf(integrityCase).IsEmpty;

    /// <summary>Receives a request. An officer who names themselves is recused at once.</summary>
    /// <param name="asking">Null: by the party's link.</param>
    public static Result<RecusalRequested> Ask(
        IntegrityCase integrityCase,
        RecusalForm form,
        Officer? asking,
        StaffDirectory directory,
        DateTimeOffset now
    )
    {
        if (integrityCase.PendingRecusal is not null || SeatsOf(integrityCase).IsEmpty)
        {
            return integrityCase.PendingRecusal is null ? TooLate : IsPending;
        }

        var officer = SeatsOf(integrityCase).FirstOrDefault(seat => seat.OfficerId == form.Officer);
        var by =
            asking is null ? RecusalRequester.Party
            : officer?.IsSamePerson(SeatedOfficer.Of(officer.Seat, asking)) == true ? RecusalRequester.Self
            : RecusalRequester.Officer;
        var wasRefused =
            asking is null
            && integrityCase.Recusals.Any(each => each.By == RecusalRequester.Party && each.Officer.OfficerId == form.Officer);
        return new ValidationErrors("recusal-is-incomplete")
            .When(officer is null, "recusalOfficer", "Name an officer who holds a seat in the case now.")
            .When(
                officer is not null && wasRefused,
                "recusalOfficer",
                new Error(
                    ErrorKind.Conflict,
                    "recusal-was-decided",
                    "Your request about this officer was decided. It is not decided again."
                )
            )
            .When(!CasePolicy.ReasonText.Accepts(form.Reason), "recusalReason", "Say why this officer could be biased.")
            .Or(() =>
                new CaseRecusal(
                    officer!,
                    by,
                    CasePolicy.ReasonText.Clean(form.Reason),
                    asking is null ? null : EnteringOfficer.Of(asking),
                    now
                )
            )
            .Select(recusal => new RecusalRequested(
                by == RecusalRequester.Self
                    ? recusal with
                    {
                        Ruling = new RecusalRuling(
                            IsGranted: true,
                            recusal.Reason,
                            Decider: null,
                            ReplacementOf(recusal.Officer, CandidatesFor(integrityCase, directory).FirstOrDefault()),
                            now
                        ),
                    }
                    : recusal
            ));
    }

    public static Result<RecusalDecided> Decide(
        IntegrityCase integrityCase,
        RecusalRulingForm form,
        SeatedOfficer leader,
        StaffDirectory directory,
        DateTimeOffset now
    )
    {
        if (integrityCase.PendingRecusal is not { } recusal)
        {
            return new Error(ErrorKind.Conflict, "recusal-is-not-asked", "No request for a recusal waits for its decision.");
        }

        var named = form.Replacement is null ? null : directory.Find(form.Replacement);
        var candidates = CandidatesFor(integrityCase, directory)
            .RemoveAll(officer => leader.IsSamePerson(SeatedOfficer.Of(leader.Seat, officer)));
        var isUnfit = form.Replacement is not null && (named is null || !candidates.Contains(named));
        return new ValidationErrors("recusal-is-incomplete")
            .When(form.Grants is null, "recusalChoice", "Say whether the recusal is granted.")
            .When(!CasePolicy.ReasonText.Accepts(form.Reason), "rulingReason", "Give the reason, which the party is told.")
            .When(form.Grants == true && isUnfit, "replacement", "Name one of the officers whom the page offers, or nobody.")
            .When(
                !MayDecide(recusal, leader),
                "officer",
                new Error(
                    ErrorKind.Forbidden,
                    "recusal-is-about-you",
                    "You asked for this recusal, or it is about you. Another leader decides."
                )
            )
            .When(leader.Seat != DecidingSeat(integrityCase), "officer", "A leader decides on a recusal.")
            .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [leader], "officer")
            .Or(() =>
                new RecusalDecided(
                    new RecusalRuling(
                        form.Grants!.Value,
                        CasePolicy.ReasonText.Clean(form.Reason),
                        leader,
                        form.Grants.Value ? ReplacementOf(recusal.Officer, named ?? candidates.FirstOrDefault()) : null,
                        now
                    )
                )
            );
    }

    public static CaseSeat DecidingSeat(IntegrityCase integrityCase) =>
        integrityCase.State < CaseState.Decided ? CaseSeat.Decider : CaseSeat.ReexaminationDecider;

    /// <summary>Neither the requester nor the officer concerned decides.</summary>
    public static bool MayDecide(CaseRecusal recusal, SeatedOfficer leader) =>
        !recusal.Officer.IsSamePerson(leader)
        && recusal.AskedBy?.IsSamePerson(new EnteringOfficer(leader.OfficerId, leader.Person)) != true;

    /// <summary>Possible successors of an investigator; the first one is the default.</summary>
    public static ImmutableArray<Officer> CandidatesFor(IntegrityCase integrityCase, StaffDirectory directory) =>
        InvestigatorPolicy.ReplacementsFor(integrityCase, directory);

    private static SeatedOfficer? ReplacementOf(SeatedOfficer recused, Officer? officer) =>
        recused.Seat == CaseSeat.Investigator && officer is not null ? SeatedOfficer.Of(CaseSeat.Investigator, officer) : null;

    private static bool CanBeRecused(IntegrityCase integrityCase, SeatedOfficer officer) =>
        officer.Seat switch
        {
            CaseSeat.Investigator or CaseSeat.LegalReviewer or CaseSeat.MeetingSecretary or CaseSeat.Decider => integrityCase.State
                is >= CaseState.Investigation
                    and < CaseState.Decided,
            CaseSeat.HearingChair => integrityCase.State == CaseState.HearingPending,
            CaseSeat.Reexaminer => integrityCase
                is { State: CaseState.Served, Reexamination: { IsOpen: true, Decision: null, Intake: { Letter: null } } },
            _ => false,
        };
}
