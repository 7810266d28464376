using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A step to be decided on a record.</summary>
/// <param name="Subject">What of the record (<c>u1.CourtEnforcement</c>); empty where the step has one object.</param>
/// <param name="Ordinal">1 for the first time the step is asked, 2 when it is asked again.</param>
public sealed record TasksToOpen(
    PendingKind RecordKind,
    string RecordId,
    string RoundId,
    ReviewStep Step,
    string Subject = "",
    int Ordinal = 1);

/// <summary>The tasks that now lie with people.</summary>
public sealed record OpenedTasks(PendingKind RecordKind, string RecordId, IReadOnlyList<string> Tasks);

/// <summary>Gives a task to everybody whose decision a step needs: link, fact and letter, once each.</summary>
public sealed class OpenTasksActivity(TaskDesk desk, RoundDirectory directory)
{
    [Function(nameof(OpenTasksActivity))]
    public async Task<OpenedTasks> RunAsync([ActivityTrigger] TasksToOpen step, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(step.RoundId, cancellationToken);
        var opened = new List<string>();
        foreach (var assignee in TaskPolicy.AssigneesOf(step.Step, guide))
        {
            var task = new TaskKey(step.Step, step.Subject, step.Ordinal, assignee.Id);
            await desk.OpenAsync(step.RecordKind, step.RecordId, task, assignee, About(step, guide), cancellationToken);
            opened.Add(task.Value);
        }

        return new OpenedTasks(step.RecordKind, step.RecordId, opened);
    }

    // No title and no name: a mail may be read over somebody's shoulder; the page says the rest.
    private static string About(TasksToOpen step, RoundGuide guide) =>
        step.RecordKind == PendingKind.Application ? $"{guide.Title} {step.RecordId[..8]}" : guide.Title;
}
