using CreditFunctions.LocalRuntime.DurableTask;

namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>Calls a task again as its retry policy or handler says.</summary>
internal static class RetriedCall
{
    public const string ActivityNotFound = "ActivityTaskNotFound";
    public const string OrchestratorNotFound = "OrchestratorTaskNotFound";

    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> call) => retry switch
    {
        { Policy: { } policy } => WithPolicyAsync(context, policy, call),
        { Handler: { } handler } => WithHandlerAsync(context, handler, call),
        _ => call(),
    };

    private static async Task<T> WithPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        var firstAttempt = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException e) when (attempt < policy.MaxNumberOfAttempts && MayRetry(policy, e, context, firstAttempt))
            {
                // The wait follows outside the handler.
            }

            await context.CreateTimer(DelayAfter(policy, attempt), CancellationToken.None);
        }
    }

    private static async Task<T> WithHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> call)
    {
        var firstAttempt = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException e) when (IsRetriable(e))
            {
                var elapsed = context.CurrentUtcDateTime - firstAttempt;
                if (!await handler(new RetryContext(context, attempt, e.FailureDetails, elapsed, CancellationToken.None)))
                {
                    throw;
                }
            }
        }
    }

    private static bool MayRetry(
        RetryPolicy policy, TaskFailedException failure, TaskOrchestrationContext context, DateTime firstAttempt) =>
        IsRetriable(failure)
        && policy.Handle(failure)
        && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || context.CurrentUtcDateTime - firstAttempt < policy.RetryTimeout);

    private static bool IsRetriable(TaskFailedException failure) =>
        failure.FailureDetails.ErrorType is not (ActivityNotFound or OrchestratorNotFound);

    private static TimeSpan DelayAfter(RetryPolicy policy, int attempt)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }
}
