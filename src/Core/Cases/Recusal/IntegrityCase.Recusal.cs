using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <content>Effects of a recusal: on the seat, and on what was signed in it.</content>
public sealed partial record IntegrityCase
{
    /// <summary>Oldest first.</summary>
    public ImmutableArray<CaseRecusal> Recusals { get; init; } = [];

    /// <summary>The request that is not decided; null where there is none.</summary>
    [JsonIgnore]
    public CaseRecusal? PendingRecusal => Recusals.LastOrDefault() is { Ruling: null } last ? last : null;

    /// <summary>Whether an investigator was recused after both had signed, so that a successor has to confirm.</summary>
    public bool NeedsReconfirmation { get; init; }

    /// <summary>Investigators whose signature remains valid meanwhile.</summary>
    public ImmutableArray<SeatedOfficer> RemainingSigners { get; init; } = [];

    private IntegrityCase Decide(RecusalRuling ruling)
    {
        var decided = Recusals[^1] with { Ruling = ruling };
        return Recuse(SeatMore(ruling.Decider) with { Recusals = [.. Recusals[..^1], decided] }, decided);
    }

    private static IntegrityCase Recuse(IntegrityCase current, CaseRecusal recusal)
    {
        if (recusal.Ruling is not { IsGranted: true } ruling)
        {
            return current;
        }

        var officer = recusal.Officer;
        ImmutableArray<SeatedOfficer> seats =
        [
            .. current
                .Seats.Add(officer)
                .Select(seat => seat.IsSamePerson(officer) ? seat with { Seat = CaseSeat.Recused } : seat)
                .Distinct(),
        ];
        var hands = current.NeedsReconfirmation ? current.RemainingSigners : [.. seats.Where(seat => seat.Seat == CaseSeat.Investigator)];
        return (current with { Seats = seats }).SeatMore(ruling.Replacement).WithoutHandOf(officer, hands);
    }

    // An act signed by one officer alone is repeated; an act signed by two needs a second signature again.
    private IntegrityCase WithoutHandOf(SeatedOfficer officer, ImmutableArray<SeatedOfficer> hands) =>
        officer.Seat switch
        {
            CaseSeat.Investigator when State == CaseState.ProposalPending => Proposed!.Investigator.IsSamePerson(officer)
                ? this with
                {
                    State = CaseState.Investigation,
                }
                : this,
            CaseSeat.Investigator when State is CaseState.Investigation or CaseState.Suspended => this with
            {
                Assessment = Assessment?.Without(officer),
            },
            CaseSeat.Investigator when State > CaseState.ProposalPending => this with
            {
                NeedsReconfirmation = true,
                RemainingSigners = hands.RemoveAll(hand => hand.IsSamePerson(officer)),
            },
            CaseSeat.HearingChair => WithHearing(each => each with { Arranged = null, Service = null }),
            CaseSeat.LegalReviewer when State is CaseState.DecisionPending or CaseState.DecisionToConfirm => this with
            {
                State = CaseState.LegalReview,
                Review = null,
                EnteredDecision = null,
            },
            CaseSeat.MeetingSecretary
            or CaseSeat.Decider
                when State == CaseState.DecisionToConfirm && EnteredDecision!.Entered.Seats.Any(seat => seat.IsSamePerson(officer)) =>
                this with
                {
                    State = CaseState.DecisionPending,
                    EnteredDecision = null,
                },
            CaseSeat.Reexaminer => WithReexamination(each => each with { Proposal = null }),
            _ => this,
        };

    private IntegrityCase ReconfirmProposal(SeatedOfficer investigator)
    {
        var hands = RemainingSigners.Add(investigator);
        return Seat(investigator) with
        {
            NeedsReconfirmation = hands.Length < InvestigatorPolicy.Count,
            RemainingSigners = hands.Length < InvestigatorPolicy.Count ? hands : [],
        };
    }
}
