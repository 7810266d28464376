using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Tasks;

/// <summary>The times of reminders of open tasks, in working days by the rules of the round.</summary>
public sealed class TaskDeadlines(RuleBook book, WorkingDayCalendar calendar)
{
    /// <summary>When the next reminder follows a task or a reminder.</summary>
    public DateTimeOffset ReminderAfter(DateTimeOffset from, RoundGuide guide)
    {
        var rule = book.OfVersion(guide.RuleVersion).Value.TaskReminderWorkingDays;
        return calendar.DeadlineFor(from, Term.WorkingDays(rule.Value), rule.Id).At;
    }

    public string BasisOfReminders(RoundGuide guide) => book.OfVersion(guide.RuleVersion).Value.TaskReminderWorkingDays.Basis;

    /// <summary>When an undecided task is escalated to the leader.</summary>
    public DateTimeOffset EscalationAfter(DateTimeOffset openedAt, RoundGuide guide)
    {
        var rule = book.OfVersion(guide.RuleVersion).Value.TaskEscalationWorkingDays;
        return calendar.DeadlineFor(openedAt, Term.WorkingDays(rule.Value), rule.Id).At;
    }
}
