using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Cases;

/// <summary>Proposes two different investigators, neither of whom acts for the party (docs/domain.md, "Seats").</summary>
public static class InvestigatorPolicy
{
    public const int Count = 2;

    private static readonly ImmutableArray<StaffRole> Seats = [StaffRole.IntegrityOfficer, StaffRole.CaseOfficer];

    /// <summary>Possible successors of an investigator: officers of these roles without a seat in the case.</summary>
    public static ImmutableArray<Officer> ReplacementsFor(IntegrityCase integrityCase, StaffDirectory directory) =>
        [
            .. Seats
                .SelectMany(role => directory.Officers.Where(officer => officer.Holds(SeatPolicy.RoleFor(role))))
                .Distinct()
                .Where(officer => integrityCase.Seats.All(seat => !seat.IsSamePerson(SeatedOfficer.Of(seat.Seat, officer))))
                .Where(officer => !integrityCase.IsOfParty(officer)),
        ];

    /// <summary>
    /// First the round's integrity officer and case officer if they sign in at the officers' site, then other officers of these roles who
    /// do. Only if these are too few, people of the guide who are not in the directory. Fewer than two where nobody is left.
    /// </summary>
    public static ImmutableArray<SeatedOfficer> Propose(Application application, string partyId, RoundGuide guide, StaffDirectory directory)
    {
        var party = application.FindParty(partyId);
        var partyPersons = CaseOpeningPolicy.PersonsOf(application, party);
        var ofRound = Seats.SelectMany(guide.Holding).Where(member => !CaseOpeningPolicy.IsPerson(party, member.Name)).ToList();
        var known = ofRound.Select(member => directory.FindPerson(member.Email)).OfType<Officer>();
        var others = Seats.SelectMany(seat => directory.Officers.Where(officer => officer.Holds(SeatPolicy.RoleFor(seat))));
        var unknown = ofRound
            .Where(member => directory.Find(member.Id) is null && directory.FindPerson(member.Email) is null)
            .Select(member => new SeatedOfficer(CaseSeat.Investigator, member.Id, PersonKey.Of(member.Email)));
        return
        [
            .. known
                .Concat(others)
                .Where(officer => !CaseOpeningPolicy.IsPerson(party, officer.Name))
                .Select(officer => SeatedOfficer.Of(CaseSeat.Investigator, officer))
                .Concat(unknown)
                .Where(officer => !partyPersons.Contains(officer.Person))
                .DistinctBy(officer => officer.Person)
                .DistinctBy(officer => officer.OfficerId)
                .Take(Count),
        ];
    }
}
