using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Rounds;

/// <summary>The length of a public notice.</summary>
public static class PublicNoticePolicy
{
    /// <summary>Opens a notice: for working days after the day of publication, or for a drill's fixed length.</summary>
    /// <param name="group">1 for the first notice of the round.</param>
    public static PublicNoticeOpened Open(
        PublicNoticePeriod period,
        int group,
        IEnumerable<ApplicationId> applicationIds,
        DateTimeOffset from,
        WorkingDayCalendar calendar
    )
    {
        var deadline = period.WorkingDays is { } days
            ? calendar.DeadlineFor(from, Term.WorkingDays(days), "publicNotice.workingDays")
            : null;
        var until =
            deadline?.At
            ?? from + (period.Length ?? throw new ArgumentException("A notice period has working days or a length.", nameof(period)));
        return new PublicNoticeOpened(group, [.. applicationIds], from, until) { Deadline = deadline };
    }
}
