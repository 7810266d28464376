using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Tasks;

/// <summary>When people are reminded of what lies with them, in working days by the rules of the round.</summary>
public sealed class TaskDeadlines(RuleBook book, WorkingDayCalendar calendar)
{
    /// <summary>When somebody who got a task, or a reminder, is reminded next.</summary>
    public DateTimeOffset ReminderAfter(DateTimeOffset from, RoundGuide guide)
    {
        var rule = book.OfVersion(guide.RuleVersion).Value.TaskReminderWorkingDays;
        return calendar.DeadlineFor(from, Term.WorkingDays(rule.Value), rule.Id).At;
    }

    /// <summary>The rule by which reminders are sent.</summary>
    public string BasisOfReminders(RoundGuide guide) => book.OfVersion(guide.RuleVersion).Value.TaskReminderWorkingDays.Basis;

    /// <summary>From when on an undecided task is told to the leader.</summary>
    public DateTimeOffset EscalationAfter(DateTimeOffset openedAt, RoundGuide guide)
    {
        var rule = book.OfVersion(guide.RuleVersion).Value.TaskEscalationWorkingDays;
        return calendar.DeadlineFor(openedAt, Term.WorkingDays(rule.Value), rule.Id).At;
    }
}
