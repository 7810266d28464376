using Azure;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Tells what an error of the storage service means to the engine.</summary>
internal static class StorageErrors
{
    /// <summary>Runs a storage operation, and puts its errors in the engine's terms.</summary>
    /// <param name="cancellationToken">The caller's. A cancellation that it did not ask for is a request that timed out.</param>
    public static async Task<T> TranslateAsync<T>(string what, Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            throw new StorageConflictException($"{what}: the stored instance is not as expected ({e.Status} {e.ErrorCode}).", e);
        }
        catch (RequestFailedException e) when (e.Status is 0 or 401 or 403 or 408 or 429 or >= 500)
        {
            throw new StorageUnavailableException($"{what}: storage does not answer as it should ({e.Status} {e.ErrorCode}).", e);
        }
        catch (Exception e) when (IsBroken(e) || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new StorageUnavailableException($"{what}: storage cannot be reached.", e);
        }
    }

    public static Task TranslateAsync(string what, Func<Task> operation, CancellationToken cancellationToken) =>
        TranslateAsync(
            what,
            async () =>
            {
                await operation();
                return true;
            },
            cancellationToken
        );

    private static bool IsBroken(Exception e) => e is IOException or HttpRequestException or TimeoutException or AggregateException;
}
