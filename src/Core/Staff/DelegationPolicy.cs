using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Staff;

/// <summary>
/// Who receives a round's tasks while their officers are on leave: never a person who would then decide alone what two must decide.
/// </summary>
public static class DelegationPolicy
{
    /// <summary>The round's staff with the person who receives their new tasks on a day.</summary>
    public static ImmutableDictionary<string, StaffMember> Resolve(StaffDirectory directory, RoundGuide guide, DateOnly day)
    {
        var taken = new List<StaffMember>(guide.Staff.Where(member => DelegateOf(directory, member, day) is null));
        var resolved = ImmutableDictionary.CreateBuilder<string, StaffMember>(StringComparer.Ordinal);
        foreach (var member in guide.Staff)
        {
            var deputy =
                DelegateOf(directory, member, day) is { } officer && officer.Holds(SeatPolicy.RoleFor(member.Role))
                    ? AsMember(guide, member, officer)
                    : null;
            var takes = deputy is not null && SeatPolicy.MayJoin(taken, member.Role, deputy.Email) ? deputy : member;
            resolved[member.Id] = takes;
            if (takes == deputy)
            {
                taken.Add(takes);
            }
        }

        return resolved.ToImmutable();
    }

    /// <summary>
    /// An officer as a member of a round's staff, in place of another; null where the id identifies another person there.
    /// </summary>
    public static StaffMember? AsMember(RoundGuide guide, StaffMember inPlaceOf, Officer officer)
    {
        var known = guide.Staff.FirstOrDefault(member => PersonKey.IsSame(officer.Email, member.Email));
        var id = known?.Id ?? officer.Id;
        return known is null && guide.Staff.Any(member => member.Id == id)
            ? null
            : inPlaceOf with
            {
                Id = id,
                Name = officer.Name,
                Email = officer.Email,
            };
    }

    private static Officer? DelegateOf(StaffDirectory directory, StaffMember member, DateOnly day) =>
        directory.FindByEmail(member.Email) is { } officer && directory.DelegateFor(officer, day) is { } deputy && deputy.Id != officer.Id
            ? deputy
            : null;
}
