using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Health;

/// <summary>Warns before the working-day notices end: deadlines beyond them are provisional.</summary>
public sealed class CalendarWarning(WorkingDayCalendar calendar, RuleBook rules)
{
    /// <summary>The first day whose notice is missing; null if it is not yet near.</summary>
    public DateOnly? FirstDayWithoutNotice(DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        var first = calendar.FirstDayWithoutNotice(today);
        var inForce = rules.InForceAt(today);
        var warningDays = (inForce.IsSuccess ? inForce.Value : rules.Files[^1]).CalendarWarningDays.Value;
        return first.DayNumber - today.DayNumber <= warningDays ? first : null;
    }
}
