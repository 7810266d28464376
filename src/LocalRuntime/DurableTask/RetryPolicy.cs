using System.ComponentModel;

namespace CreditFunctions.LocalRuntime.DurableTask;

/// <summary>When, how often and for how long a failed task is tried again.</summary>
public class RetryPolicy
{
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its limit; the message names both.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        Require(maxNumberOfAttempts > 0, nameof(maxNumberOfAttempts), maxNumberOfAttempts, "must be greater than zero");
        Require(firstRetryInterval > TimeSpan.Zero, nameof(firstRetryInterval), firstRetryInterval, "must be greater than zero");
        Require(!(backoffCoefficient < 1), nameof(backoffCoefficient), backoffCoefficient, "must be at least 1");
        RequireNotShorter(maxRetryInterval, firstRetryInterval, nameof(maxRetryInterval));
        RequireNotShorter(retryTimeout, firstRetryInterval, nameof(retryTimeout));

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = _ => true;
    }

    /// <summary>The number of attempts, the first one included.</summary>
    public int MaxNumberOfAttempts { get; }

    public TimeSpan FirstRetryInterval { get; }

    public double BackoffCoefficient { get; }

    /// <summary>The longest wait between two attempts: one hour unless given.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>
    /// No attempt is decided on later than this after the first one began: <see cref="Timeout.InfiniteTimeSpan"/> unless given.
    /// </summary>
    public TimeSpan RetryTimeout { get; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; }

    [Obsolete("This functionality is not implemented. Use TaskOptions.FromRetryHandler or HandleFailure instead.")]
    public Func<Exception, Task<bool>>? HandleAsync { get; set; }

    /// <summary>Tells whether a failure is worth another attempt; every failure is unless this is set.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => Handle = exception => exception is TaskFailedException failed
            ? value(failed.FailureDetails)
            : throw new InvalidOperationException($"Expected a {nameof(TaskFailedException)}, got {exception.GetType()}.");
    }

    private static void Require(bool holds, string name, object? value, string limit)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"The value for {name} {limit}.");
        }
    }

    private static void RequireNotShorter(TimeSpan? value, TimeSpan firstRetryInterval, string name) =>
        Require(
            !(value < firstRetryInterval) || value == Timeout.InfiniteTimeSpan,
            name,
            value,
            $"must be greater or equal to the value for {nameof(firstRetryInterval)}");
}
