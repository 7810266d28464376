using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>State shared by the parts of an engine.</summary>
/// <param name="Abort">Cancelled when running work is abandoned.</param>
internal sealed record EngineContext(IOrchestrationStore Store, DurableEngineOptions Options, ILogger Logger, CancellationToken Abort)
{
    private const int AttemptsOfAClient = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Work in progress: turns, activities, and messages being delivered or removed.</summary>
    public WorkTracker Work { get; } = new();

    /// <summary>Whether this host is the active one of its hub.</summary>
    public bool MayAct => Options.MayAct();

    public DateTimeOffset BusinessNow => Options.BusinessTime.GetUtcNow();

    /// <summary>Waits on the system clock before a retry; the delay grows with each failure.</summary>
    public Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        var delay = Options.FirstStorageRetryDelay * Math.Pow(2, Math.Min(failures, 16));
        return Task.Delay(delay < LongestWait ? delay : LongestWait, Options.SystemTime, cancellationToken);
    }

    /// <summary>Repeats an idempotent client operation until it succeeds or the retry limit is reached.</summary>
    public Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken) =>
        RepeatAsync(
            _ => attempt(),
            (e, failures) => e is StorageUnavailableException && failures + 1 < AttemptsOfAClient && MayAct,
            cancellationToken
        );

    /// <summary>Repeats an operation without a retry limit.</summary>
    /// <param name="attempt">Receives the number of failed attempts.</param>
    /// <exception cref="OperationCanceledException">The engine ends before the operation succeeds.</exception>
    public Task PersistAsync(Func<int, Task> attempt, Action<Exception> log) =>
        RepeatAsync(
            async failures =>
            {
                await attempt(failures);
                return true;
            },
            (e, _) =>
            {
                if (!Abort.IsCancellationRequested)
                {
                    log(e);
                }

                return !Abort.IsCancellationRequested;
            },
            Abort
        );

    private async Task<T> RepeatAsync<T>(
        Func<int, Task<T>> attempt,
        Func<Exception, int, bool> mayRepeat,
        CancellationToken cancellationToken
    )
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await attempt(failures);
            }
            catch (Exception e) when (mayRepeat(e, failures))
            {
                // The wait follows outside the handler.
            }

            await WaitAsync(failures, cancellationToken);
        }
    }
}
