using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Staff;

/// <summary>Somebody with whom a task of a record lies or lay, or who decided it.</summary>
public sealed record TaskHolder(TaskKey Task, StaffMember Officer);

/// <summary>A task that an officer wants to hand over.</summary>
/// <param name="From">With whom it lies.</param>
/// <param name="Sender">Who hands it over.</param>
/// <param name="RecordId">The application or round that it is about.</param>
public sealed record TaskToHandOver(TaskKey Task, StaffMember From, Officer Sender, string RecordId)
{
    /// <summary>Everybody who holds or held a task of the record.</summary>
    public IReadOnlyCollection<TaskHolder> Holders { get; init; } = [];

    /// <summary>Who took a seat of the round before.</summary>
    public IReadOnlyCollection<HeldSeat> Held { get; init; } = [];
}

/// <summary>Who may take a task over that is assigned to somebody.</summary>
public static class HandOverPolicy
{
    /// <summary>
    /// The new holder of a task: an officer in office who holds the role of its seat, was not added or changed by the sender, neither holds
    /// nor decided another task of the same question, and has no seat in the matter that must stay apart from this one.
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

    /// <summary>Who holds or held tasks, by the facts of a record.</summary>
    public static IEnumerable<TaskHolder> HoldersOf(IEnumerable<Fact> facts) =>
        facts.SelectMany(fact =>
            fact switch
            {
                TaskOpened opened => (IEnumerable<TaskHolder>)[new TaskHolder(opened.Task, opened.Officer)],
                TaskHandedOver handed => [new TaskHolder(handed.To, handed.Officer)],
                _ => [],
            }
        );

    // The credit check queue is one place for many officers; every other step asks each person once.
    private static bool IsInvolved(TaskHolder holder, TaskKey task, StaffRole seat) =>
        SeatPolicy.MustBeApart(holder.Officer.Role, seat)
        || (
            !task.Step.Definition().IsShared
            && (holder.Task.Step, holder.Task.Subject, holder.Task.Ordinal) == (task.Step, task.Subject, task.Ordinal)
        );
}
