using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Rounds;

/// <summary>How long a public notice lies open.</summary>
public static class NoticePolicy
{
    /// <summary>
    /// The instant from which on the notice is over: working days after the day of publication, or a drill's fixed length.
    /// </summary>
    public static DateTimeOffset EndOf(NoticePeriod period, DateTimeOffset from, WorkingDayCalendar calendar) => period switch
    {
        { WorkingDays: { } days } => calendar.DeadlineFor(from, Term.WorkingDays(days), "publicNotice.workingDays").At,
        { Length: { } length } => from + length,
        _ => throw new ArgumentException("A notice period has working days or a length.", nameof(period)),
    };
}
