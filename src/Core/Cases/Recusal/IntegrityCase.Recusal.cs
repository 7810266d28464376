using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Cases;

/// <content>What a recusal changes: the seat, and what was signed in it.</content>
public sealed partial record IntegrityCase
{
    /// <summary>Requests for recusals, oldest first.</summary>
    public ImmutableArray<CaseRecusal> Recusals { get; init; } = [];

    /// <summary>The request that waits for its decision; null where none does.</summary>
    [JsonIgnore]
    public CaseRecusal? PendingRecusal => Recusals.LastOrDefault() is { Ruling: null } last ? last : null;

    /// <summary>Whether an investigator was recused after both had signed, so that somebody else has to confirm it.</summary>
    public bool NeedsReconfirmation { get; init; }

    /// <summary>Investigators whose signature stands meanwhile.</summary>
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

    // What one had signed alone is done anew; what two had signed needs a second hand again.
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
