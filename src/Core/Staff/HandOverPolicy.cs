using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Staff;

/// <summary>A current or previous assignee of a task, or its decider.</summary>
public sealed record TaskHolder(TaskKey Task, StaffMember Officer);

/// <summary>A task to hand over.</summary>
/// <param name="From">The current assignee.</param>
/// <param name="Sender">Who hands it over.</param>
/// <param name="RecordId">The application or round of the task.</param>
public sealed record TaskToHandOver(TaskKey Task, StaffMember From, Officer Sender, string RecordId)
{
    public IReadOnlyCollection<TaskHolder> Holders { get; init; } = [];

    /// <summary>Seats of the round held before.</summary>
    public IReadOnlyCollection<HeldSeat> Held { get; init; } = [];
}

/// <summary>Who may receive an assigned task.</summary>
public static class HandOverPolicy
{
    /// <summary>
    /// The new assignee: an officer in office who has the role of the seat, was not added or changed by the sender, is neither assignee
    /// nor decider of another task of the same question, and holds no seat in the matter that must be apart from this one.
    /// </summary>
    public static Result<StaffMember> Check(RoundGuide guide, TaskToHandOver task, Officer? to)
    {
        if (to is not { IsActive: true })
        {
            return StaffErrors.OfficerNotFound().At("toOfficerId");
        }

        if (task.Task.Step.Definition().Seats.IsEmpty || PersonKey.IsSame(to.Email, task.From.Email))
        {
            return StaffErrors.MustStayApart();
        }

        var seat = task.From.Role;
        if (!to.Holds(SeatPolicy.RoleFor(seat)))
        {
            return StaffErrors.SeatNeedsRole(SeatPolicy.RoleFor(seat)).At("toOfficerId");
        }

        if (to.ChangedBy.Contains(task.Sender.Id))
        {
            return StaffErrors.WasChangedBySender().At("toOfficerId");
        }

        var others = guide.Staff.Where(member => !PersonKey.IsSame(member.Email, task.From.Email));
        var mayTake =
            SeatPolicy.MayJoin(others, seat, to.Email)
            && !task.Holders.Any(holder => PersonKey.IsSame(to.Email, holder.Officer.Email) && IsInvolved(holder, task.Task, seat))
            && !SeatPolicy.IsTakenApart(guide, task.Held, seat, to.Email, task.RecordId);
        return mayTake && DelegationPolicy.AsMember(guide, task.From, to) is { } taker ? taker : StaffErrors.MustStayApart();
    }

    public static IEnumerable<TaskHolder> HoldersOf(IEnumerable<Fact> facts) =>
        facts.SelectMany(fact =>
            fact switch
            {
                TaskOpened opened => (IEnumerable<TaskHolder>)[new TaskHolder(opened.Task, opened.Officer)],
                TaskHandedOver handed => [new TaskHolder(handed.To, handed.Officer)],
                _ => [],
            }
        );

    // The credit check queue is shared by many officers; every other step asks each person once.
    private static bool IsInvolved(TaskHolder holder, TaskKey task, StaffRole seat) =>
        SeatPolicy.MustBeApart(holder.Officer.Role, seat)
        || (
            !task.Step.Definition().IsShared
            && (holder.Task.Step, holder.Task.Subject, holder.Task.Ordinal) == (task.Step, task.Subject, task.Ordinal)
        );
}
