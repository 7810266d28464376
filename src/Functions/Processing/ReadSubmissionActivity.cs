using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>How far the submission of an application has come.</summary>
/// <param name="Submissions">How often it was submitted: each goes to the recommending body anew.</param>
/// <param name="RecommendingBodyId">Who must recommend it; null where no recommendation is needed.</param>
/// <param name="DecidedAt">From when on the answer is final.</param>
public sealed record Submission(ApplicationState State, int Submissions, string? RecommendingBodyId, DateTimeOffset DecidedAt)
{
    /// <summary>Whether the body is reminded while it has said nothing; false in histories of the time when it was not.</summary>
    public bool RemindsBody { get; init; }

    /// <summary>How often the round was reopened for it after a closing.</summary>
    public int Reopenings { get; init; }

    /// <summary>When the applicant is reminded next of the closing hour; null where it is not.</summary>
    public DateTimeOffset? RemindAt { get; init; }
}

/// <summary>
/// Reads how far the submission of an application has come. On the way it sends the receipt of what was submitted, and reminds of the
/// closing hour.
/// </summary>
public sealed class ReadSubmissionActivity(
    IRecordStore<Application> applications,
    RoundDirectory directory,
    ApplicantReminders reminders,
    MailSender mails
)
{
    internal static readonly ActivityCall<ApplicationBegun, Submission> Call = new(nameof(ReadSubmissionActivity));

    [Function(nameof(ReadSubmissionActivity))]
    public async Task<Submission> RunAsync([ActivityTrigger] ApplicationBegun begun, CancellationToken cancellationToken)
    {
        var application = (await applications.GetAsync(begun.ApplicationId, cancellationToken)).State;
        if (application.State is ApplicationState.Submitted or ApplicationState.AwaitingRecommendation)
        {
            await mails.DeliverAsync(
                applications,
                begun.ApplicationId,
                [Receipts.KeyOfSubmission(application.Submissions)],
                cancellationToken
            );
        }

        var guide = await directory.GetAsync(begun.RoundId, cancellationToken);
        return new Submission(application.State, application.Submissions, application.RecommendingBodyId, guide.SubmissionsDecidedAt)
        {
            RemindsBody = true,
            Reopenings = application.Reopenings,
            RemindAt = await reminders.RemindAsync(application, kind => kind == ReminderKind.Closing, cancellationToken),
        };
    }
}
