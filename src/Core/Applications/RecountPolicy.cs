using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Applications;

/// <summary>A provisional term was counted again, by a notice of working days that was missing before.</summary>
/// <param name="Subject">What tells it from others of its kind: <c>u1.CreditChina</c>; empty where there is one at a time.</param>
/// <param name="Before">The end until then, exclusive.</param>
/// <param name="Deadline">The term as it runs from now on; it never ends earlier than before.</param>
public sealed record TermRecounted(ReminderKind Kind, string Subject, DateTimeOffset Before, Deadline Deadline, DateTimeOffset At) : Fact
{
    /// <summary>Whether the applicant has more time than it was told.</summary>
    public bool IsLonger => Deadline.At > Before;
}

/// <summary>
/// Which terms of an applicant are counted again once the missing notice is loaded (docs/domain.md, "Counting days"). A term that was told
/// is never shortened: whoever relies on it keeps it.
/// </summary>
public static class RecountPolicy
{
    /// <summary>
    /// The terms that run at an instant, are provisional, and are settled by this calendar. A term that stands still on hold is not among
    /// them.
    /// </summary>
    public static ImmutableArray<TermRecounted> Of(Application application, WorkingDayCalendar calendar, DateTimeOffset now) =>
        [
            .. from term in ReminderPolicy.TermsOf(application, closesAt: DateTimeOffset.MinValue, now)
            let counted = DeadlineOf(application, term)
            where counted is { IsProvisional: true }
            let recounted = calendar.Recompute(counted)
            where !recounted.IsProvisional
            select new TermRecounted(
                term.Kind,
                term.Subject,
                term.Until,
                recounted.At >= term.Until ? recounted : counted with { YearsWithoutNotice = [] },
                now
            ),
        ];

    private static Deadline? DeadlineOf(Application application, RunningTerm term) =>
        term.Kind switch
        {
            ReminderKind.Correction => application.Correction!.Deadline,
            ReminderKind.DuplicateStatement => application.DuplicateHearing!.Deadline,
            ReminderKind.Answer => application
                .Statements.First(asked => asked.AnsweredAt is null && asked.Subject == term.Subject)
                .Deadline,
            _ => null,
        };
}
