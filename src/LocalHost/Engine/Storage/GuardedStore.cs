using System.Runtime.CompilerServices;
using Azure;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// Refuses operations of a host that may no longer act, and converts storage errors into those of the engine. An operation during which
/// the host lost the right has an unknown result; the ETags in the store decide.
/// </summary>
internal sealed class GuardedStore(IOrchestrationStore inner, Func<bool> mayAct) : IOrchestrationStore
{
    public Task<IReadOnlyList<OpenInstance>> ReadAllOpenAsync(CancellationToken cancellationToken) =>
        DoAsync("all instances", () => inner.ReadAllOpenAsync(cancellationToken), cancellationToken);

    public Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(instanceId, () => inner.ReadOpenAsync(instanceId, cancellationToken), cancellationToken);

    public Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(instanceId, () => inner.ReadFinishedAsync(instanceId, cancellationToken), cancellationToken);

    public Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken) =>
        DoAsync(state.InstanceId, () => inner.AddAsync(state, cancellationToken), cancellationToken);

    public Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken) =>
        DoAsync(receiver.InstanceId, () => inner.AddMessageAsync(receiver, message, cancellationToken), cancellationToken);

    public Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken) =>
        DoAsync(receiver.InstanceId, () => inner.RemoveMessageAsync(receiver, key, cancellationToken), cancellationToken);

    public Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) =>
        DoAsync(commit.Before.InstanceId, () => inner.CommitAsync(commit, cancellationToken), cancellationToken);

    public Task RetireAsync(Retirement retirement, CancellationToken cancellationToken) =>
        DoAsync(retirement.State.InstanceId, () => inner.RetireAsync(retirement, cancellationToken), cancellationToken);

    public Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(instanceId, () => inner.ReadFinishedHistoryAsync(instanceId, cancellationToken), cancellationToken);

    public Task<InstancePage> ListFinishedAsync(InstanceFilter filter, int pageSize, string? token, CancellationToken cancellationToken) =>
        DoAsync("finished instances", () => inner.ListFinishedAsync(filter, pageSize, token, cancellationToken), cancellationToken);

    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(instanceId, () => inner.PurgeAsync(instanceId, cancellationToken), cancellationToken);

    private Task<bool> DoAsync(
        string what,
        Func<Task> operation,
        CancellationToken cancellationToken,
        [CallerMemberName] string name = ""
    ) =>
        DoAsync(
            what,
            async () =>
            {
                await operation();
                return true;
            },
            cancellationToken,
            name
        );

    private async Task<T> DoAsync<T>(
        string what,
        Func<Task<T>> operation,
        CancellationToken cancellationToken,
        [CallerMemberName] string name = ""
    )
    {
        Require();
        T result;
        try
        {
            result = await operation();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            throw new StorageConflictException($"{name} of {what}: not as expected ({e.Status} {e.ErrorCode}).", e);
        }
        catch (RequestFailedException e) when (e.Status is 0 or 401 or 403 or 408 or 429 or >= 500)
        {
            throw new StorageUnavailableException($"{name} of {what}: storage does not answer as it should ({e.Status} {e.ErrorCode}).", e);
        }
        catch (Exception e) when (IsBroken(e) || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A cancellation that the caller did not request is a timeout.
            throw new StorageUnavailableException($"{name} of {what}: storage cannot be reached.", e);
        }

        Require();
        return result;
    }

    private static bool IsBroken(Exception e) =>
        e is HttpRequestException or TimeoutException or AggregateException || e is IOException and not StorageUnavailableException;

    private void Require()
    {
        if (!mayAct())
        {
            throw new StorageUnavailableException(
                "This host is no longer the active one of its task hub, and leaves storage to the one that is."
            );
        }
    }
}
