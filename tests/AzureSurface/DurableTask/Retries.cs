namespace Microsoft.DurableTask;

public delegate bool RetryHandler(RetryContext retryContext);

public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);

public class RetryPolicy
{
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null) => throw null!;

    public int MaxNumberOfAttempts => throw null!;

    public TimeSpan FirstRetryInterval => throw null!;

    public double BackoffCoefficient => throw null!;

    public TimeSpan MaxRetryInterval => throw null!;

    public TimeSpan RetryTimeout => throw null!;

    public Func<Exception, bool> Handle => throw null!;

    [Obsolete("This functionality is not implemented. Use TaskOptions.FromRetryHandler or HandleFailure instead.")]
    public Func<Exception, Task<bool>>? HandleAsync { get => throw null!; set => throw null!; }

    public Func<TaskFailureDetails, bool> HandleFailure { init => throw null!; }
}

public sealed class TaskRetryOptions
{
    public TaskRetryOptions(RetryPolicy policy) => throw null!;

    public TaskRetryOptions(AsyncRetryHandler handler) => throw null!;

    public RetryPolicy? Policy => throw null!;

    public AsyncRetryHandler? Handler => throw null!;

    public static implicit operator TaskRetryOptions(RetryPolicy policy) => throw null!;

    public static implicit operator TaskRetryOptions(AsyncRetryHandler handler) => throw null!;

    public static implicit operator TaskRetryOptions(RetryHandler handler) => throw null!;

    public static TaskRetryOptions FromRetryPolicy(RetryPolicy policy) => throw null!;

    public static TaskRetryOptions FromRetryHandler(AsyncRetryHandler handler) => throw null!;

    public static TaskRetryOptions FromRetryHandler(RetryHandler handler) => throw null!;
}
