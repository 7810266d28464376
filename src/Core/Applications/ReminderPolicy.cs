using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Applications;

/// <summary>Terms of the applicant that have reminders.</summary>
public enum ReminderKind
{
    /// <summary>Closing hour of the round, for an application not submitted.</summary>
    Closing,

    /// <summary>补正.</summary>
    Correction,

    /// <summary>陈述说明 about a credit entry of a party.</summary>
    Answer,

    /// <summary>陈述说明 about another application of the principal investigator.</summary>
    DuplicateStatement,
}

/// <summary>A running term.</summary>
/// <param name="Subject">Distinguishes terms of one kind, such as <c>u1.CreditChina</c>; empty where only one runs at a time.</param>
/// <param name="From">When the applicant was notified of the term; no reminder is sent before.</param>
/// <param name="Until">Exclusive.</param>
public sealed record RunningTerm(ReminderKind Kind, string Subject, DateTimeOffset From, DateTimeOffset Until);

/// <summary>When a reminder is due.</summary>
/// <param name="WorkingDays">Working days before the last day of the term.</param>
public sealed record DueReminder(DateTimeOffset At, int WorkingDays);

/// <summary>The applicant was reminded of the end of a term.</summary>
public sealed record ApplicantReminded(ReminderKind Kind, string Subject, DateTimeOffset Until, int WorkingDays, DateTimeOffset At) : Fact;

/// <summary>Which terms an applicant is reminded of, and when.</summary>
public static class ReminderPolicy
{
    /// <summary>Reminders are sent when offices open.</summary>
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>Earliest first; none for a term that is too short.</summary>
    public static ImmutableArray<DueReminder> Of(RunningTerm term, ImmutableArray<int> workingDays, WorkingDayCalendar calendar)
    {
        var lastDay = BeijingTime.DateOf(term.Until.AddTicks(-1));
        return
        [
            .. workingDays
                .Select(days => new DueReminder(BeijingTime.At(calendar.WorkingDayBefore(lastDay, days), Morning), days))
                .Where(due => due.At > term.From)
                .OrderBy(due => due.At),
        ];
    }

    /// <summary>Running terms of an application, without those suspended by a hold and those already met.</summary>
    /// <param name="closesAt">The current closing hour of the round.</param>
    public static IEnumerable<RunningTerm> TermsOf(Application application, DateTimeOffset closesAt, DateTimeOffset now)
    {
        if (application.State is ApplicationState.Draft or ApplicationState.Returned && now < closesAt)
        {
            yield return new RunningTerm(
                ReminderKind.Closing,
                "",
                application.History.LastOrDefault()?.At ?? application.CreatedAt,
                closesAt
            );
        }

        if (application is { DuplicateHearing: { StatedAt: null } hearing } && !application.State.IsEnd() && now < hearing.Until)
        {
            yield return new RunningTerm(ReminderKind.DuplicateStatement, "", hearing.AskedAt, hearing.Until);
        }

        if (application.HeldSince is not null)
        {
            yield break;
        }

        if (CorrectionPolicy.IsOpen(application, now))
        {
            yield return new RunningTerm(ReminderKind.Correction, "", application.Correction!.RequestedAt, application.Correction.Until);
        }

        foreach (
            var question in application.Statements.Where(each => each.AnsweredAt is null && now < each.Until && !application.State.IsEnd())
        )
        {
            yield return new RunningTerm(ReminderKind.Answer, question.Subject, question.AskedAt, question.Until);
        }
    }
}
