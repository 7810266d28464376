using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tasks;

/// <summary>A step to be decided on a record.</summary>
/// <param name="Subject">
/// Part of the record (<c>u1.CourtEnforcement</c>, the number of a review batch); empty if the step has one object.
/// </param>
/// <param name="Ordinal">1 for the first time the step is assigned, 2 for the next.</param>
public sealed record TasksToOpen(
    RecordType RecordType,
    string RecordId,
    string RoundId,
    ReviewStep Step,
    string Subject = "",
    int Ordinal = 1
)
{
    internal RecordRef Record => new(RecordType, RecordId);
}

/// <summary>The assigned tasks.</summary>
/// <param name="RemindAt">When the officers of open ones are reminded.</param>
public sealed record OpenedTasks(RecordType RecordType, string RecordId, IReadOnlyList<string> Tasks, DateTimeOffset? RemindAt = null)
{
    internal RecordRef Record => new(RecordType, RecordId);
}

/// <summary>Assigns a task to every officer of a step: link, fact and notification, once each.</summary>
public sealed class OpenTasksActivity(
    TaskService taskService,
    RoundDirectory directory,
    IRecordStore<RoundState> rounds,
    IRecordStore<Project> projects,
    TaskAbouts abouts,
    TaskDeadlines deadlines,
    TaskStarts starts,
    Delegates standIns,
    TimeProvider time
)
{
    internal static readonly ActivityCall<TasksToOpen, OpenedTasks> Call = new(nameof(OpenTasksActivity));

    [Function(nameof(OpenTasksActivity))]
    public async Task<OpenedTasks> RunAsync([ActivityTrigger] TasksToOpen step, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(step.RoundId, cancellationToken);
        var about = await abouts.OfAsync(step.Record, guide, cancellationToken);
        var start = await starts.FindAsync(step.Record, step.Step, step.Subject, cancellationToken);
        var from = start > time.GetUtcNow() ? start.Value : time.GetUtcNow();
        var dueAt = deadlines.EscalationAfter(from, guide);
        var opened = new List<string>();
        foreach (var member in await AssigneesAsync(step, guide, cancellationToken))
        {
            var assignee = await standIns.ResolveAsync(member, guide, step.RecordId, time.GetUtcNow(), cancellationToken);
            var task = new TaskKey(step.Step, step.Subject, step.Ordinal, member.Id);
            opened.Add(
                (await taskService.OpenAsync(step.Record, step.RoundId, task, assignee, about, dueAt, cancellationToken, start)).Value
            );
        }

        return new OpenedTasks(step.RecordType, step.RecordId, opened, deadlines.ReminderAfter(from, guide));
    }

    /// <summary>Only experts whose categories have an application in the review batch.</summary>
    private async Task<IEnumerable<StaffMember>> AssigneesAsync(TasksToOpen step, RoundGuide guide, CancellationToken cancellationToken)
    {
        var assignees = step.Step.Definition().AssigneesOf(guide, step.Subject);
        if (step.Step.Definition().Details == StepDetails.Project && !assignees.Any())
        {
            // Whom an officer named stands in no guide.
            return (await projects.GetAsync(step.RecordId, cancellationToken)).State.NamedExperts.Where(each => each.Id == step.Subject);
        }

        if (step.Step.Definition().Details != StepDetails.Session)
        {
            return assignees;
        }

        var batch = (await rounds.GetAsync(step.RecordId, cancellationToken)).State.Batch(TaskSubjects.NumberOf(step.Subject));
        return assignees.Where(expert => batch.CategoryIds.Any(expert.Reviews));
    }
}
