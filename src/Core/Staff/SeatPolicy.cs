using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Staff;

/// <summary>A seat on a record held in place of the guide's officer: by a handover, or as delegate.</summary>
/// <param name="Person">By <see cref="PersonKey"/>.</param>
/// <param name="RecordId">The application, or the round for a seat in its batch.</param>
public sealed record HeldSeat(StaffRole Seat, string Person, string RecordId);

/// <summary>Data for checking seats in addition to the guide: the directory, and seats held since the round started.</summary>
public sealed record Seating(StaffDirectory Directory, ImmutableArray<HeldSeat> Held)
{
    /// <summary>An empty directory without held seats.</summary>
    public static Seating Empty { get; } = new(new StaffDirectory(), []);

    /// <summary>Persons with a seat in the published guide, by <see cref="PersonKey"/>; they keep it after leaving office.</summary>
    public ImmutableArray<string> Seated { get; init; } = [];
}

/// <summary>
/// Who may hold which seat (docs/domain.md, "Seats"): each step defines which role decides it, and nobody holds two seats in one matter.
/// Checks guides, assignments, handovers, delegations and changes of the directory.
/// </summary>
public static class SeatPolicy
{
    public static DeskRole RoleFor(StaffRole seat) =>
        seat switch
        {
            StaffRole.CaseOfficer => DeskRole.CaseOfficer,
            StaffRole.Expert => DeskRole.Expert,
            StaffRole.MeetingSecretary => DeskRole.MeetingSecretary,
            StaffRole.FinanceOfficer => DeskRole.FinanceOfficer,
            StaffRole.IntegrityOfficer => DeskRole.IntegrityOfficer,
            StaffRole.Leader => DeskRole.Leader,
            _ => throw new ArgumentOutOfRangeException(nameof(seat), seat, null),
        };

    public static IEnumerable<StaffRole> SeatsFor(Officer officer) =>
        Enum.GetValues<StaffRole>().Where(seat => officer.Holds(RoleFor(seat)));

    /// <summary>
    /// Whether two seats of one matter need different people. All do: who examines never judges; integrity officer, leader, secretary and
    /// finance officer differ from each other; an expert holds no other seat in the round.
    /// </summary>
    public static bool MustBeApart(StaffRole one, StaffRole other) => one != other;

    /// <summary>Whether a person holds a seat on a matter that must be apart from another one.</summary>
    /// <param name="recordId">The matter: an application, or the round where its whole batch is decided.</param>
    public static bool IsTakenApart(RoundGuide guide, IEnumerable<HeldSeat> held, StaffRole seat, string email, string recordId)
    {
        var person = PersonKey.Of(email);
        return held.Any(each => each.Person == person && MustBeApart(each.Seat, seat) && IsSameMatter(guide, each.RecordId, recordId));
    }

    /// <summary>Whether a person may take the seat of another: not with a different seat, and not as two experts at once.</summary>
    /// <param name="others">The staff without the previous holder.</param>
    public static bool MayJoin(IEnumerable<StaffMember> others, StaffRole seat, string email) =>
        others
            .Where(member => PersonKey.IsSame(member.Email, email))
            .All(member => !MustBeApart(member.Role, seat) && !(seat == StaffRole.Expert && member.Role == StaffRole.Expert));

    /// <summary>
    /// Errors of a guide in which a person has several seats, or does not have the seat's role although in the directory.
    /// </summary>
    internal static ValidationErrors Seats(this ValidationErrors faults, RoundGuide guide, Seating seating)
    {
        var staff = guide.Staff.IsDefault ? [] : guide.Staff.Where(member => member?.Email is not null).ToImmutableArray();
        foreach (var person in staff.GroupBy(member => PersonKey.Of(member.Email)))
        {
            var roles = person.Select(member => member.Role).Distinct().ToList();
            faults
                .When(roles.Count > 1, "staff", $"Nobody decides alone: {string.Join(" and ", roles)} must be different people.")
                .When(
                    roles.Count == 1 && person.DistinctBy(member => member.Id).Count() > 1,
                    "staff",
                    $"Two entries of role {roles[0]} are one person. Name each person once; addresses that differ only after a plus are "
                        + "one person's."
                );
        }

        return faults.Each(
            staff,
            "staff",
            (each, member, field) =>
                each.When(
                        guide.Kind != RoundKind.Drill && IsStranger(seating, member),
                        $"{field}.email",
                        "The directory of officers has nobody in office with this address; only experts come from outside. Name an "
                            + "officer, or have the person added."
                    )
                    .When(
                        seating.Directory.FindPerson(member.Email) is { } officer && !officer.Holds(RoleFor(member.Role)),
                        $"{field}.role",
                        $"The directory of officers has this person without the role {RoleFor(member.Role)}. Name somebody who holds it, "
                            + "or have it added at the desk."
                    )
                    .When(
                        IsTakenApart(guide, seating.Held, member.Role, member.Email, guide.Id.Value),
                        $"{field}.role",
                        "This person took another seat of the round before, by a handover or as deputy. Name somebody else."
                    )
        );
    }

    // Experts are invited for a round, and a drill can have any participants. While the directory is empty nothing can be compared: only
    // its operator can publish then.
    private static bool IsStranger(Seating seating, StaffMember member) =>
        member.Role != StaffRole.Expert
        && seating.Directory.Officers.Any(officer => officer.IsActive)
        && seating.Directory.FindPerson(member.Email) is null
        && !seating.Seated.Contains(PersonKey.Of(member.Email));

    // A decision on the batch is a decision on each of its applications.
    private static bool IsSameMatter(RoundGuide guide, string one, string other) =>
        one == other || one == guide.Id.Value || other == guide.Id.Value;
}
