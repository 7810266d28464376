using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Staff;

/// <summary>代办: who takes new tasks while an officer is on leave.</summary>
public sealed class StandIns(StaffRecords staff)
{
    /// <summary>Whoever takes new tasks of a member of a round's staff: themself, or their stand-in where that is not somebody who must stay apart.</summary>
    public async Task<StaffMember> ResolveAsync(StaffMember member, RoundGuide guide, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var directory = await staff.ReadAsync(cancellationToken);
        return StandInPolicy.Resolve(directory, guide, BeijingTime.DateOf(now)).GetValueOrDefault(member.Id, member);
    }
}
