using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Staff;

/// <summary>代办: the delegate for new tasks while an officer is on leave.</summary>
public sealed class Delegates(StaffRecords staff, SeatIndex seats)
{
    /// <summary>The officer for new tasks of a member of a round's staff: the member, or the delegate if the seats allow it.</summary>
    /// <param name="recordId">The application or round of the task: nobody gets a second seat there.</param>
    public async Task<StaffMember> ResolveAsync(
        StaffMember member,
        RoundGuide guide,
        string recordId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var directory = await staff.ReadAsync(cancellationToken);
        var deputy = DelegationPolicy.Resolve(directory, guide, BeijingTime.DateOf(now)).GetValueOrDefault(member.Id, member);
        if (
            deputy == member
            || SeatPolicy.IsTakenApart(guide, await seats.ReadAsync(guide.Id.Value, cancellationToken), member.Role, deputy.Email, recordId)
        )
        {
            return member;
        }

        await seats.AddAsync(guide.Id.Value, new HeldSeat(member.Role, PersonKey.Of(deputy.Email), recordId), cancellationToken);
        return deputy;
    }
}
