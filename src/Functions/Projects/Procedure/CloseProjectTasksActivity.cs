using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary>Tasks of a project that need no decision any more.</summary>
/// <param name="Tasks">Empty: all of them, because the procedure has ended.</param>
public sealed record EndedProjectTasks(string ProjectId, string RoundId, IReadOnlyList<string> Tasks);

/// <summary>Closes open tasks of a project.</summary>
public sealed class CloseProjectTasksActivity(TaskService tasks)
{
    internal static readonly ActivityCall<EndedProjectTasks> Call = new(nameof(CloseProjectTasksActivity));

    [Function(nameof(CloseProjectTasksActivity))]
    public Task RunAsync([ActivityTrigger] EndedProjectTasks ended, CancellationToken cancellationToken)
    {
        var record = RecordRef.OfApplication(ended.ProjectId);
        return ended.Tasks.Count == 0
            ? tasks.ClearAllAsync(record, ended.RoundId, cancellationToken)
            : tasks.ClearAsync(record, ended.RoundId, ended.Tasks, cancellationToken);
    }
}
