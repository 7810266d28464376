using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Procedure;

/// <summary>An activity for orchestrators; declared once, next to its function.</summary>
internal readonly record struct ActivityCall<TInput>(string Name)
    where TInput : notnull;

/// <summary>An activity with a result, for orchestrators; declared once, next to its function.</summary>
internal readonly record struct ActivityCall<TInput, TOutput>(string Name)
    where TInput : notnull;

/// <summary>An orchestrator for clients; declared once, next to its function.</summary>
internal readonly record struct OrchestratorCall<TInput>(string Name)
    where TInput : notnull;

/// <summary>Activity calls of orchestrators: with the declared types, retried while a dependency fails.</summary>
internal static class Calls
{
    // A dependency may be down for a weekend; a procedure waits longer.
    private static readonly TaskOptions WhileDependencyFails = TaskOptions.FromRetryPolicy(
        new RetryPolicy(10_000, TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5))
        {
            HandleFailure = failure => failure.IsCausedBy<TransientFailureException>(),
        }
    );

    /// <summary>Retries while the activity fails with <see cref="TransientFailureException"/>.</summary>
    public static Task<TOutput> CallAsync<TInput, TOutput>(
        this TaskOrchestrationContext context,
        ActivityCall<TInput, TOutput> activity,
        TInput input
    )
        where TInput : notnull => context.CallActivityAsync<TOutput>(activity.Name, input, WhileDependencyFails);

    /// <inheritdoc cref="CallAsync{TInput,TOutput}"/>
    public static Task CallAsync<TInput>(this TaskOrchestrationContext context, ActivityCall<TInput> activity, TInput input)
        where TInput : notnull => context.CallActivityAsync(activity.Name, input, WhileDependencyFails);
}
