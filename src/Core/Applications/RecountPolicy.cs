using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Applications;

/// <summary>A provisional term was recomputed with a notice of working days that was missing before.</summary>
/// <param name="Subject">Distinguishes terms of one kind, such as <c>u1.CreditChina</c>; empty where only one runs at a time.</param>
/// <param name="Before">The previous end, exclusive.</param>
/// <param name="Deadline">The new term; it never ends earlier than before.</param>
public sealed record TermRecounted(ReminderKind Kind, string Subject, DateTimeOffset Before, Deadline Deadline, DateTimeOffset At) : Fact
{
    public bool IsLonger => Deadline.At > Before;
}

/// <summary>
/// Which terms of an applicant are recomputed once the missing notice is loaded (docs/domain.md, "Counting days"). A term that the
/// applicant was notified of is never shortened, because the applicant relies on it.
/// </summary>
public static class RecountPolicy
{
    /// <summary>Running provisional terms that this calendar settles. Terms suspended by a hold are not included.</summary>
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
