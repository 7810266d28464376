using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Projects;

/// <summary>Input of the procedure of a project, also after continuing with a new history.</summary>
public sealed record ProjectBegun(string ProjectId, string RoundId)
{
    public IReadOnlyList<AskedProjectStep> Asked { get; init; } = [];
}

/// <summary>A step with open tasks.</summary>
/// <param name="RemindAt">Next reminder; null: none.</param>
/// <param name="Reminders">Number of reminders sent.</param>
public sealed record AskedProjectStep(AskedOfProject Asked, IReadOnlyList<string> Tasks, DateTimeOffset? RemindAt, int Reminders);

/// <summary>
/// A project from its award to the archive: unit, investigator, bureau and finance bureau change the rows and wake it. It moves the
/// application, assigns tasks to officers, checks the lists before payment and acceptance, and ends expired terms.
/// </summary>
public sealed class ProjectOrchestrator
{
    // A project lasts for years: the rows are read more often, so that no history grows and no timer exceeds a storage provider's maximum.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(3);

    internal static readonly OrchestratorCall<ProjectBegun> Call = new(nameof(ProjectOrchestrator));

    [Function(nameof(ProjectOrchestrator))]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = context.GetInput<ProjectBegun>()!;
        var wakeUps = new WakeUps(context);
        var asked = begun.Asked.ToList();
        while (true)
        {
            var plan = await context.CallAsync(ReadProjectActivity.Call, begun.ProjectId);
            if (plan.Move is { } move)
            {
                await context.CallAsync(MoveApplicationActivity.Call, new ApplicationStep(begun.ProjectId, move.Move, move.Ordinal));
                if (move.Move == ApplicationMove.Renounce)
                {
                    // The next reserve may be promoted.
                    await context.CallAsync(WakeRoundActivity.Call, begun.RoundId);
                }
            }
            else if (plan.FollowsEnd || plan.Due is not (ProjectDue.Nothing or ProjectDue.End))
            {
                await context.CallAsync(
                    AdvanceProjectActivity.Call,
                    new ProjectAdvance(begun.ProjectId, plan.Due, plan.Instalment, plan.FollowsEnd)
                );
            }
            else if (plan.Due == ProjectDue.End)
            {
                await context.CallAsync(CloseProjectTasksActivity.Call, new EndedProjectTasks(begun.ProjectId, begun.RoundId, []));
                return;
            }
            else if (!await AskAsync(context, begun, plan, asked))
            {
                await wakeUps.WaitAsync(NextOf(plan, asked, context.CurrentUtcDateTime));
                context.ContinueAsNew(begun with { Asked = asked });
                return;
            }
        }
    }

    /// <summary>Assigns tasks, applies decisions, and reminds of the rest.</summary>
    /// <returns>Whether something was decided, so that the rows must be read again.</returns>
    private static async Task<bool> AskAsync(
        TaskOrchestrationContext context,
        ProjectBegun begun,
        ProjectPlan plan,
        List<AskedProjectStep> asked
    )
    {
        var left = asked.Where(each => !plan.Asks.Contains(each.Asked)).ToList();
        if (left.Count > 0)
        {
            // It was entered from paper, or is no longer requested.
            var tasks = left.SelectMany(each => each.Tasks).ToList();
            await context.CallAsync(CloseProjectTasksActivity.Call, new EndedProjectTasks(begun.ProjectId, begun.RoundId, tasks));
            asked.RemoveAll(left.Contains);
        }

        foreach (var ask in plan.Asks)
        {
            var known = asked.Find(each => each.Asked == ask) ?? await OpenAsync(context, begun, ask);
            asked.RemoveAll(each => each.Asked == ask);
            var opened = new AskedTasks([new OpenedTasks(RecordType.Application, begun.ProjectId, known.Tasks)]);
            var read = await context.CallAsync(ReadDecisionsActivity.Call, opened);
            if (read.AreComplete)
            {
                await context.CallAsync(FollowProjectTaskActivity.Call, new DecidedProjectTasks(begun.ProjectId, ask, read.Tasks()));
                return true;
            }

            if (known.RemindAt is { } due && context.CurrentUtcDateTime >= due.UtcDateTime)
            {
                var overdue = new OverdueTasks(opened, begun.RoundId, known.Reminders + 1);
                var next = await context.CallAsync(RemindOfficersActivity.Call, overdue);
                known = known with { RemindAt = next.At, Reminders = overdue.Number };
            }

            asked.Add(known);
        }

        return false;
    }

    private static async Task<AskedProjectStep> OpenAsync(TaskOrchestrationContext context, ProjectBegun begun, AskedOfProject ask)
    {
        var step = new TasksToOpen(RecordType.Application, begun.ProjectId, begun.RoundId, ask.Step, ask.Subject, ask.Ordinal);
        var opened = await context.CallAsync(OpenTasksActivity.Call, step);
        return new AskedProjectStep(ask, opened.Tasks, opened.RemindAt, Reminders: 0);
    }

    private static DateTimeOffset? NextOf(ProjectPlan plan, List<AskedProjectStep> asked, DateTime now)
    {
        var latest = new DateTimeOffset(now, TimeSpan.Zero) + LongestWait;
        return asked.Select(each => each.RemindAt).Append(plan.Until).OfType<DateTimeOffset>().Append(latest).Min();
    }
}
