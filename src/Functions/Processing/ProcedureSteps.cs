using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Processing;

/// <summary>Steps shared by the procedures: ask people, wait, move applications.</summary>
internal static class ProcedureSteps
{
    /// <summary>Assigns the tasks of a step, waits until all are decided, and sends reminders.</summary>
    /// <returns>The decisions in the order of the tasks; incomplete only if the application ended meanwhile.</returns>
    public static async Task<DecidedTasks> AskAsync(this TaskOrchestrationContext context, WakeUps wakeUps, TasksToOpen step)
    {
        var opened = await context.CallAsync(OpenTasksActivity.Call, step);
        var asked = new AskedTasks([opened]);
        var remindAt = opened.RemindAt;
        for (var reminders = 0; ; )
        {
            var read = await context.CallAsync(ReadDecisionsActivity.Call, asked);
            if (read.AreComplete || read.IsOver)
            {
                return read;
            }

            if (remindAt is { } due && context.CurrentUtcDateTime >= due.UtcDateTime)
            {
                reminders++;
                var next = await context.CallAsync(RemindOfficersActivity.Call, new OverdueTasks(asked, step.RoundId, reminders));
                remindAt = next.At;
            }

            await wakeUps.WaitAsync(ApplicantReminders.Earlier(remindAt, read.ApplicantRemindAt));
        }
    }

    /// <summary>Asks two officers until they agree: nobody decides alone.</summary>
    /// <returns>The matching decisions; incomplete only if the application ended meanwhile.</returns>
    public static async Task<DecidedTasks> AskUntilAgreedAsync(this TaskOrchestrationContext context, WakeUps wakeUps, TasksToOpen step)
    {
        for (var ordinal = step.Ordinal; ; ordinal++)
        {
            var read = await context.AskAsync(wakeUps, step with { Ordinal = ordinal });
            if (read.IsOver || read.Decided.Select(decided => decided.Outcome).Distinct().Count() == 1)
            {
                return read;
            }
        }
    }

    /// <summary>Moves applications, except those that ended or were held meanwhile.</summary>
    /// <returns>Those that were moved.</returns>
    public static async Task<IReadOnlyList<string>> MoveAllAsync(
        this TaskOrchestrationContext context,
        IReadOnlyList<string> applicationIds,
        ApplicationMove move,
        int ordinal = 1
    )
    {
        var moved = await Task.WhenAll(
            applicationIds.Select(id => context.CallAsync(ApplicationProcedure.Move, new ApplicationStep(id, move, ordinal)))
        );
        return [.. applicationIds.Where((_, index) => moved[index].IsMade)];
    }

    public static IReadOnlyList<string> Tasks(this DecidedTasks read) => [.. read.Decided.Select(decided => decided.Task)];

    public static DecidedTask Only(this DecidedTasks read) => read.Decided[0];

    public static bool Contains(this DecidedTasks read, string outcome) => read.Decided.Any(decided => decided.Outcome == outcome);
}
