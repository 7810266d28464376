using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Procedure;

/// <summary>The few moves that every procedure here is made of: do a step, ask people, wait until woken.</summary>
internal static class ProcedureSteps
{
    // The world may be away for a weekend; a procedure outlasts it.
    private static readonly TaskOptions UntilTheWorldIsBack = TaskOptions.FromRetryPolicy(
        new RetryPolicy(10_000, TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5))
        {
            HandleFailure = failure => failure.IsCausedBy<TransientFailureException>(),
        });

    /// <summary>Runs an activity, again and again while the world fails.</summary>
    public static Task<TOutput> DoAsync<TOutput>(this TaskOrchestrationContext context, string activity, object input) =>
        context.CallActivityAsync<TOutput>(activity, input, UntilTheWorldIsBack);

    /// <inheritdoc cref="DoAsync{TOutput}"/>
    public static Task DoAsync(this TaskOrchestrationContext context, string activity, object input) =>
        context.CallActivityAsync(activity, input, UntilTheWorldIsBack);

    /// <summary>Gives a task to everybody whose decision a step needs, and waits until all have decided.</summary>
    /// <returns>One <see cref="Decision.ToOutcome"/> for each, in the order in which they were asked.</returns>
    public static Task<IReadOnlyList<string>> AskAsync(this TaskOrchestrationContext context, WakeUps wakeUps, TasksToOpen step) =>
        context.AskAllAsync(wakeUps, [step]);

    /// <summary>Asks several steps at once and waits until all are decided. One wait for all: a wake-up reaches only one waiter.</summary>
    public static async Task<IReadOnlyList<string>> AskAllAsync(
        this TaskOrchestrationContext context,
        WakeUps wakeUps,
        IReadOnlyList<TasksToOpen> steps)
    {
        var opened = await Task.WhenAll(steps.Select(step => context.DoAsync<OpenedTasks>(nameof(OpenTasksActivity), step)));
        var asked = new AskedTasks([.. opened]);
        while (true)
        {
            var read = await context.DoAsync<DecidedTasks>(nameof(ReadDecisionsActivity), asked);
            if (read.AreComplete)
            {
                return read.Outcomes;
            }

            await wakeUps.WaitAsync();
        }
    }
}
