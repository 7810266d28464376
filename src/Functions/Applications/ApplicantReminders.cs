using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// Reminds applicants of the ends of their terms, each reminder once. Every step of a procedure that waits for an applicant calls this when
/// it reads the rows, and wakes again when the next reminder is due: a term that was moved has moved its reminders with it.
/// </summary>
public sealed class ApplicantReminders(
    IRecordStore<Application> applications,
    RoundDirectory directory,
    RuleBook book,
    WorkingDayCalendar calendar,
    MailSender mails,
    TimeProvider time
)
{
    /// <summary>Sends the reminders of some terms that are due, and says when the next one is; null where none is.</summary>
    public async Task<DateTimeOffset?> RemindAsync(
        Application application,
        Func<ReminderKind, bool> kinds,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var days = book.OfVersion(application.RuleVersion).Value.ReminderWorkingDays;
        var closesAt = (await directory.GetAsync(application.RoundId.Value, cancellationToken)).ClosesAt;
        DateTimeOffset? next = null;
        foreach (var term in ReminderPolicy.TermsOf(application, closesAt, now).Where(term => kinds(term.Kind)))
        {
            var reminders = ReminderPolicy.Of(term, days.Value, calendar);
            if (reminders.LastOrDefault(due => due.At <= now) is { } due)
            {
                // One that an outage delayed until the next was due is left out.
                await SendAsync(application, term, closesAt, due, Signature.Procedure(now, days.Basis), cancellationToken);
            }

            next = Earlier(next, reminders.FirstOrDefault(later => later.At > now)?.At);
        }

        return next;
    }

    /// <summary>The earlier of two instants that may be missing.</summary>
    public static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private async Task SendAsync(
        Application application,
        RunningTerm term,
        DateTimeOffset closesAt,
        DueReminder due,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var now = signature.At;
        var reminded = new ApplicantReminded(term.Kind, term.Subject, term.Until, due.WorkingDays, now);
        var key = $"reminder|{term.Kind}|{term.Subject}|{term.Until.UtcTicks}|{due.WorkingDays}";
        if (!application.Reminders.Any(sent => sent with { At = now } == reminded))
        {
            var reminder = new TermReminder(application.ContactEmail, application.Id.Value, application.Title, term.Kind, term.Until)
            {
                Serial = application.Serial,
            };
            await applications.RecordAsync(
                application.Id.Value,
                key,
                // Done, held or moved in this very moment: then there is nothing to remind of.
                current =>
                    ReminderPolicy.TermsOf(current, closesAt, now).Contains(term) ? reminded : ApplicationErrors.TermHasPassed(term.Until),
                signature,
                [new OwedNotification(key, reminder)],
                cancellationToken
            );
        }

        // Again where it was recorded before: whoever did may not have come as far.
        await mails.DeliverAsync(applications, application.Id.Value, [key], cancellationToken);
    }
}
