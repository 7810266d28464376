using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>What the parts of an engine share.</summary>
/// <param name="Abort">Cancelled when whatever still runs is abandoned.</param>
internal sealed record EngineContext(IOrchestrationStore Store, DurableEngineOptions Options, ILogger Logger, CancellationToken Abort)
{
    private const int AttemptsOfAClient = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>All that is under way: turns, activities, and messages that are delivered or cleared away.</summary>
    public WorkTracker Work { get; } = new();

    /// <summary>Whether this host is the active one of its hub.</summary>
    public bool MayAct => Options.MayAct();

    public DateTimeOffset BusinessNow => Options.BusinessTime.GetUtcNow();

    /// <summary>Waits on the system clock before something is tried again, longer each time.</summary>
    public Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        var delay = Options.FirstStorageRetryDelay * Math.Pow(2, Math.Min(failures, 16));
        return Task.Delay(delay < LongestWait ? delay : LongestWait, Options.SystemTime, cancellationToken);
    }

    /// <summary>Does for a client what may be repeated, until it succeeds or it is time to tell the client.</summary>
    public Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken) =>
        RepeatAsync(
            _ => attempt(),
            (e, failures) => e is StorageUnavailableException && failures + 1 < AttemptsOfAClient && MayAct,
            cancellationToken
        );

    /// <summary>Does what must be done, for as long as it takes.</summary>
    /// <param name="attempt">Gets the number of attempts that failed.</param>
    /// <exception cref="OperationCanceledException">The engine ends before it is done.</exception>
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
