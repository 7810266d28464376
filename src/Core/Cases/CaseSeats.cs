using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Cases;

/// <summary>Seats in a case. One person holds at most one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseSeat>))]
public enum CaseSeat
{
    /// <summary>调查人员: two in every case.</summary>
    Investigator,

    /// <summary>法制审核人员</summary>
    LegalReviewer,

    /// <summary>听证主持人: did not investigate.</summary>
    HearingChair,

    /// <summary>会议秘书: records what a meeting decided.</summary>
    MeetingSecretary,

    /// <summary>Leader in charge, or member of the deciding meeting.</summary>
    Decider,

    /// <summary>修复审查人员: examines an application for repair, where no investigator does.</summary>
    RepairOfficer,

    /// <summary>复查人员: decides on the intake of a request for re-examination and examines it.</summary>
    Reexaminer,

    /// <summary>复查决定人员</summary>
    ReexaminationDecider,

    /// <summary>已回避: was recused, and holds no seat any more.</summary>
    Recused,
}

/// <summary>An officer in a seat of a case.</summary>
/// <param name="Person">By <see cref="PersonKey"/>.</param>
public sealed record SeatedOfficer(CaseSeat Seat, string OfficerId, string Person)
{
    public static SeatedOfficer Of(CaseSeat seat, Officer officer) => new(seat, officer.Id, PersonKey.Of(officer.Email));

    internal bool IsSamePerson(SeatedOfficer other) => OfficerId == other.OfficerId || Person == other.Person;
}

/// <summary>Nobody decides on their own case or holds two seats in one (domain.md, "Seats").</summary>
public static class CaseSeatPolicy
{
    /// <summary>Errors of the proposed seats; empty where they are allowed.</summary>
    /// <param name="held">Seats of the case assigned before.</param>
    /// <param name="partyPersons">The party's own addresses, by <see cref="PersonKey"/>.</param>
    public static ImmutableArray<Error> Check(
        ImmutableArray<SeatedOfficer> held,
        ImmutableArray<string> partyPersons,
        ImmutableArray<SeatedOfficer> taking
    )
    {
        var all = held.AddRange(taking);
        return
        [
            .. taking.Where(officer => partyPersons.Contains(officer.Person)).Select(OfficerIsTheParty),
            .. taking
                .Where(officer => all.Any(other => other.IsSamePerson(officer) && other.Seat != officer.Seat))
                .Select(SeatIsNotSeparate),
            .. taking
                .Where((officer, index) => taking.Take(index).Any(other => other.IsSamePerson(officer) && other.Seat == officer.Seat))
                .Select(SeatIsRepeated),
        ];
    }

    /// <summary>Refuses an officer who is the party or held any seat in the case; empty where the officer took no part in it.</summary>
    public static ImmutableArray<Error> CheckUninvolved(IntegrityCase integrityCase, Officer officer)
    {
        var seat = SeatedOfficer.Of(CaseSeat.Decider, officer);
        return integrityCase switch
        {
            _ when integrityCase.IsOfParty(officer) => [OfficerIsTheParty(seat)],
            _ when integrityCase.Seats.Any(held => held.IsSamePerson(seat)) => [SeatIsNotSeparate(seat)],
            _ => [],
        };
    }

    /// <summary>Refuses an officer whom the case is about, or who acts for the party.</summary>
    public static Error OfficerIsTheParty(SeatedOfficer officer) =>
        Refuse(officer, "officer-is-the-party", $"This officer acts for the party and cannot be {officer.Seat}. Name somebody else.");

    private static Error SeatIsNotSeparate(SeatedOfficer officer) =>
        Refuse(
            officer,
            "seat-is-not-separate",
            $"This officer holds another seat in the case, or was recused, and cannot be {officer.Seat}. Name somebody else."
        );

    private static Error SeatIsRepeated(SeatedOfficer officer) =>
        Refuse(officer, "seat-is-repeated", $"The {officer.Seat}s of a case are different people. Name each once.");

    private static Error Refuse(SeatedOfficer officer, string code, string message) =>
        new Error(ErrorKind.Invalid, code, message).With("officer", officer.OfficerId).With("seat", $"{officer.Seat}");
}
