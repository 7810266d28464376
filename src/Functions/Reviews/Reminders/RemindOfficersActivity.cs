using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Tasks that were not decided by the time of a reminder.</summary>
/// <param name="Number">1 for the first reminder.</param>
public sealed record OverdueTasks(AskedTasks Asked, string RoundId, int Number);

/// <summary>When the next reminder is due; null if none follows.</summary>
public sealed record NextReminder(DateTimeOffset? At);

/// <summary>Reminds officers of open tasks.</summary>
public sealed class RemindOfficersActivity(
    TaskService tasks,
    OfficerReminders reminders,
    RoundDirectory directory,
    TaskDeadlines deadlines,
    TaskStarts starts,
    TimeProvider time
)
{
    internal static readonly ActivityCall<OverdueTasks, NextReminder> Call = new(nameof(RemindOfficersActivity));

    [Function(nameof(RemindOfficersActivity))]
    public async Task<NextReminder> RunAsync([ActivityTrigger] OverdueTasks overdue, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(overdue.RoundId, cancellationToken);
        var next = time.GetUtcNow();
        foreach (var step in overdue.Asked.Steps)
        {
            foreach (var task in step.Tasks.Select(TaskKey.Of))
            {
                var start = await starts.FindAsync(step.Record, task.Step, task.Subject, cancellationToken);
                if (start > time.GetUtcNow())
                {
                    next = start.Value;
                    continue;
                }

                if (await tasks.FindOpenAsync(step.Record, task, cancellationToken) is { } openTask)
                {
                    var series = new ReminderSeries(
                        openTask.Task.Value,
                        openTask,
                        start > openTask.OpenedAt ? start.Value : openTask.OpenedAt
                    );
                    await reminders.RemindAsync(step.Record, series, overdue.Number, guide, cancellationToken);
                }
            }
        }

        return new NextReminder(overdue.Number < OfficerReminders.MaxReminders ? deadlines.ReminderAfter(next, guide) : null);
    }
}
