using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Waits on the system clock before storage is tried again, longer each time.</summary>
internal sealed class StorageBackoff(DurableEngineOptions options)
{
    private const int AttemptsOfAClient = 6;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        var delay = options.FirstStorageRetryDelay * Math.Pow(2, Math.Min(failures, 16));
        return Task.Delay(delay < Longest ? delay : Longest, options.SystemTime, cancellationToken);
    }

    /// <summary>Does for a client what may be repeated, until it succeeds or it is time to tell the client.</summary>
    public async Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await attempt();
            }
            catch (StorageUnavailableException) when (failures + 1 < AttemptsOfAClient && options.MayAct())
            {
                // The wait follows outside the handler.
            }

            await WaitAsync(failures, cancellationToken);
        }
    }

    public Task RetryAsync(Func<Task> attempt, CancellationToken cancellationToken) =>
        RetryAsync(
            async () =>
            {
                await attempt();
                return true;
            },
            cancellationToken
        );
}
