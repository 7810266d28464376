using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>A correction that an officer requested.</summary>
/// <param name="Task">The format check that requested it.</param>
public sealed record CorrectionStep(string ApplicationId, string Task);

/// <summary>The status of a correction.</summary>
public sealed record CorrectionStatus(bool IsSubmitted, DateTimeOffset Until)
{
    /// <summary>The term is suspended while the application is on hold, and ends later after that.</summary>
    public bool IsHeld { get; init; }

    /// <summary>When the applicant is reminded next; null if not.</summary>
    public DateTimeOffset? RemindAt { get; init; }
}

/// <summary>Requests a correction from the applicant, within the term of the rules, and returns its status.</summary>
public sealed class RequestCorrectionActivity(
    IRecordStore<Application> applications,
    TaskService tasks,
    RuleBook book,
    WorkingDayCalendar calendar,
    TermRecounts recounts,
    ApplicantReminders reminders,
    MailSender mails,
    TimeProvider time
)
{
    private const string Key = "correction|requested";

    internal static readonly ActivityCall<CorrectionStep, CorrectionStatus> Call = new(nameof(RequestCorrectionActivity));

    [Function(nameof(RequestCorrectionActivity))]
    public async Task<CorrectionStatus> RunAsync([ActivityTrigger] CorrectionStep step, CancellationToken cancellationToken)
    {
        var application = (await applications.GetAsync(step.ApplicationId, cancellationToken)).State;
        if (application.Correction is null)
        {
            application = await RequestAsync(application, step, cancellationToken);
        }

        application = await recounts.FollowAsync(application, cancellationToken);
        var correction = application.Correction!;
        await mails.DeliverAsync(
            applications,
            step.ApplicationId,
            correction.SubmittedAt is null ? [Key] : [Key, Receipts.KeyOfCorrection],
            cancellationToken
        );
        return new CorrectionStatus(correction.SubmittedAt is not null, correction.Until)
        {
            IsHeld = application.HeldSince is { } since && since < correction.Until,
            RemindAt = await reminders.RemindAsync(application, kind => kind == ReminderKind.Correction, cancellationToken),
        };
    }

    private async Task<Application> RequestAsync(Application application, CorrectionStep step, CancellationToken cancellationToken)
    {
        var decisions = await tasks.ReadDecisionsAsync<FormatCheckDecision>(
            RecordRef.OfApplication(step.ApplicationId),
            [step.Task],
            cancellationToken
        );
        var rule = book.OfVersion(application.RuleVersion).Value.CorrectionWorkingDays;
        var now = time.GetUtcNow();
        var deadline = calendar.DeadlineFor(now, Term.WorkingDays(rule.Value), rule.Id);
        var decision = decisions[0].Decision;
        var correction = new Correction(decision.Reason, now, deadline.At) { Deadline = deadline, Opens = decision.Opens };
        var owed = new OwedNotification(
            Key,
            new CorrectionAsked(application.ContactEmail, step.ApplicationId, application.Title, correction.Reason, deadline.At)
            {
                Serial = application.Serial,
                Opens = correction.Opens,
            }
        );
        var recording = await applications.RecordAsync(
            step.ApplicationId,
            Key,
            _ => new CorrectionRequested(correction),
            Signature.Procedure(now, rule.Basis),
            [owed],
            cancellationToken
        );
        recording.EnsureStored();
        return (await applications.GetAsync(step.ApplicationId, cancellationToken)).State;
    }
}
