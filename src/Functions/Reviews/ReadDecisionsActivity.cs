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

/// <summary>All tasks that a procedure waits for.</summary>
public sealed record AskedTasks(IReadOnlyList<OpenedTasks> Steps);

/// <summary>A decided task.</summary>
/// <param name="Task">Key as assigned to the deciding officer, after any handover.</param>
/// <param name="Outcome"><see cref="Decision.ToOutcome"/>.</param>
public sealed record DecidedTask(string Task, string Outcome);

/// <summary>The decisions so far.</summary>
/// <param name="Decided">In the order of the tasks.</param>
/// <param name="IsOver">
/// Whether the application has meanwhile ended or returned to the unit, so that no decision is needed. A suspicion is decided nevertheless.
/// </param>
public sealed record DecidedTasks(IReadOnlyList<DecidedTask> Decided, bool AreComplete, bool IsOver = false)
{
    /// <summary>Whether it ended because the round was reopened and the application returned to the unit.</summary>
    public bool IsReopened { get; init; }

    /// <summary>While the applicant has time for a statement: when it is reminded next; null if not.</summary>
    public DateTimeOffset? ApplicantRemindAt { get; init; }
}

/// <summary>Reads decisions. The history contains only the outcome in one word; the rest stays in the rows.</summary>
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

    /// <summary>The application whose end makes a step obsolete; null if there is none, and for a suspicion.</summary>
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
