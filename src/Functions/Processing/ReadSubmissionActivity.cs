using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Processing;

/// <summary>The progress of an application's submission.</summary>
/// <param name="Submissions">Number of submissions: each is recommended separately.</param>
/// <param name="RecommendingBodyId">Null if no recommendation is needed.</param>
/// <param name="DecidedAt">From when on the answer is final.</param>
public sealed record Submission(ApplicationState State, int Submissions, string? RecommendingBodyId, DateTimeOffset DecidedAt)
{
    /// <summary>Whether the body is reminded; false in older histories.</summary>
    public bool RemindsBody { get; init; }

    public int Reopenings { get; init; }

    /// <summary>When the applicant is reminded of the closing; null if not.</summary>
    public DateTimeOffset? RemindAt { get; init; }
}

/// <summary>Reads the progress of an application's submission; also sends the receipt and the reminder of the closing.</summary>
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
