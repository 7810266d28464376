using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary>All the tasks that a procedure waits for at one time.</summary>
public sealed record AskedTasks(IReadOnlyList<OpenedTasks> Steps);

/// <summary>A task that is decided.</summary>
/// <param name="Task">As it lay with whoever decided, after any handover.</param>
/// <param name="Outcome"><see cref="Decision.ToOutcome"/>.</param>
public sealed record DecidedTask(string Task, string Outcome);

/// <summary>What came of tasks so far.</summary>
/// <param name="Decided">In the order in which they were asked.</param>
/// <param name="AreComplete">Whether all are decided.</param>
/// <param name="IsOver">
/// Whether the application has come to an end, or gone back to the unit, meanwhile, so that nobody needs to decide any more. A suspicion is
/// decided all the same.
/// </param>
public sealed record DecidedTasks(IReadOnlyList<DecidedTask> Decided, bool AreComplete, bool IsOver = false)
{
    /// <summary>Whether it is over because the round was reopened, and the application went back to the unit.</summary>
    public bool IsReopened { get; init; }

    /// <summary>Where the applicant has time for a statement meanwhile: when it is reminded next; null where it is not.</summary>
    public DateTimeOffset? ApplicantRemindAt { get; init; }
}

/// <summary>Reads what people decided. The procedure learns the outcome in one word; the rest stays in the rows.</summary>
public sealed class ReadDecisionsActivity(
    TaskService taskService,
    IRecordStore<Application> applications,
    TermRecounts recounts,
    ApplicantReminders reminders,
    MailSender mails
)
{
    internal static readonly ActivityCall<AskedTasks, DecidedTasks> Call = new(nameof(ReadDecisionsActivity));

    [Function(nameof(ReadDecisionsActivity))]
    public async Task<DecidedTasks> RunAsync([ActivityTrigger] AskedTasks asked, CancellationToken cancellationToken)
    {
        var decided = new List<DecidedTask>();
        foreach (var step in asked.Steps)
        {
            foreach (var task in step.Tasks)
            {
                var current = await taskService.CurrentAsync(step.Record, TaskKey.Of(task), cancellationToken);
                if (await taskService.FindDecisionAsync(step.Record, current, cancellationToken) is { } recorded)
                {
                    decided.Add(new DecidedTask(current.Value, recorded.Decision.ToOutcome()));
                }
            }
        }

        var areComplete = decided.Count == asked.Steps.Sum(step => step.Tasks.Count);
        var application = areComplete ? null : await FindApplicationAsync(asked, cancellationToken);
        var isReopened =
            application is { State: < ApplicationState.FormatCheck }
            && asked.Steps[0].Tasks.Any(task => TaskKey.Of(task).Step == ReviewStep.Of<FormatCheckStep>());
        return new DecidedTasks(decided, areComplete, isReopened || application?.State.IsEnd() == true)
        {
            IsReopened = isReopened,
            ApplicantRemindAt = application?.DuplicateHearing is { } hearing
                ? await FollowHearingAsync(application, hearing, cancellationToken)
                : null,
        };
    }

    /// <summary>The application that a step is about and ends with; null where there is none, and for a suspicion.</summary>
    private async Task<Application?> FindApplicationAsync(AskedTasks asked, CancellationToken cancellationToken) =>
        asked.Steps.FirstOrDefault(step => step.RecordType == RecordType.Application) is { } step
        && !step.Tasks.Any(task => TaskKey.Of(task).Step.Definition().OutlivesApplication)
            ? (await applications.GetAsync(step.RecordId, cancellationToken)).State
            : null;

    private async Task<DateTimeOffset?> FollowHearingAsync(
        Application application,
        DuplicateHearing hearing,
        CancellationToken cancellationToken
    )
    {
        if (hearing.StatedAt is not null)
        {
            await mails.DeliverAsync(applications, application.Id.Value, [Receipts.KeyOfStatement(hearing.AskedAt)], cancellationToken);
        }

        var followed = await recounts.FollowAsync(application, cancellationToken);
        return await reminders.RemindAsync(followed, kind => kind == ReminderKind.DuplicateStatement, cancellationToken);
    }
}
