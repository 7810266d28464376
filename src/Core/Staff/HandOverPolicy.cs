using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Staff;

/// <summary>Somebody with whom a task of a record lies or lay, or who decided it.</summary>
public sealed record TaskHolder(TaskKey Task, StaffMember Officer);

/// <summary>Who may take a task over that lies with somebody.</summary>
public static class HandOverPolicy
{
    /// <summary>
    /// The new holder of a task: an officer in office who neither holds nor decided another task of the same question, and has no step of
    /// the round that must stay apart from this one.
    /// </summary>
    /// <param name="from">With whom it lies.</param>
    /// <param name="holders">Everybody who holds or held a task of the record.</param>
    public static Result<StaffMember> Check(RoundGuide guide, TaskKey task, StaffMember from, Officer? to, IEnumerable<TaskHolder> holders)
    {
        if (to is not { IsActive: true })
        {
            return StaffErrors.OfficerNotFound().At("toOfficerId");
        }

        if (task.Step == ReviewStep.Recommendation || to.HasEmail(from.Email))
        {
            return StaffErrors.MustStayApart();
        }

        var others = guide.Staff.Where(member => !SameAddress(member.Email, from.Email)).ToList();
        var isInvolved = holders.Where(holder => to.HasEmail(holder.Officer.Email))
            .Any(holder => IsSameQuestion(holder.Task, task) || RoundPolicy.MustStayApart(holder.Officer.Role, from.Role));
        return !isInvolved && StandInPolicy.MayTake(others, from.Role, to.Email) && StandInPolicy.AsMember(guide, from, to) is { } member
            ? member
            : StaffErrors.MustStayApart();
    }

    /// <summary>Who holds or held tasks, by the facts of a record.</summary>
    public static IEnumerable<TaskHolder> HoldersOf(IEnumerable<Fact> facts) => facts.SelectMany(fact => fact switch
    {
        TaskOpened opened => (IEnumerable<TaskHolder>)[new TaskHolder(opened.Task, opened.Officer)],
        TaskHandedOver handed => [new TaskHolder(handed.To, handed.Officer)],
        _ => [],
    });

    // The check bench is one place for many officers; every other step asks each person once.
    private static bool IsSameQuestion(TaskKey one, TaskKey other) => (one.Step, one.Subject, one.Ordinal) == (other.Step, other.Subject, other.Ordinal);

    private static bool SameAddress(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
