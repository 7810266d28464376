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
/// Sends applicants reminders of their terms, each once. Every step of a procedure that waits for an applicant calls this when it reads the
/// rows, and wakes when the next reminder is due: when a term moves, its reminders move too.
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
    /// <summary>Sends the due reminders of some terms and returns when the next one is due; null if there is none.</summary>
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
                // A reminder that an outage delayed until the next one was due is skipped.
                await SendAsync(application, term, closesAt, due, Signature.Procedure(now, days.Basis), cancellationToken);
            }

            next = Earlier(next, reminders.FirstOrDefault(later => later.At > now)?.At);
        }

        return next;
    }

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
                // Race: the step was done, held or moved meanwhile, so no reminder is due.
                current =>
                    ReminderPolicy.TermsOf(current, closesAt, now).Contains(term) ? reminded : ApplicationErrors.TermHasPassed(term.Until),
                signature,
                [new OwedNotification(key, reminder)],
                cancellationToken
            );
        }

        // Delivered again if it was recorded before: the recording run may have failed before delivery.
        await mails.DeliverAsync(applications, application.Id.Value, [key], cancellationToken);
    }
}
