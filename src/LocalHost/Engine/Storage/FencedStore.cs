using System.Runtime.CompilerServices;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// Refuses every operation of a host that may not act any more. What such a host did in the moment in which it lost the right is told
/// as unknown; the ETags in the store decide about it.
/// </summary>
internal sealed class FencedStore(IOrchestrationStore inner, Func<bool> mayAct) : IOrchestrationStore
{
    public Task InitializeAsync(CancellationToken cancellationToken) => DoAsync(() => inner.InitializeAsync(cancellationToken));

    public async IAsyncEnumerable<OpenInstance> ReadAllOpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var instance in inner.ReadAllOpenAsync(cancellationToken))
        {
            Require();
            yield return instance;
        }
    }

    public Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(() => inner.ReadOpenAsync(instanceId, cancellationToken));

    public Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(() => inner.ReadFinishedAsync(instanceId, cancellationToken));

    public Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken) =>
        DoAsync(() => inner.AddAsync(state, cancellationToken));

    public Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken) =>
        DoAsync(() => inner.AddMessageAsync(receiver, message, cancellationToken));

    public Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken) =>
        DoAsync(() => inner.RemoveMessageAsync(receiver, key, cancellationToken));

    public Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) =>
        DoAsync(() => inner.CommitAsync(commit, cancellationToken));

    public Task RetireAsync(Retirement retirement, CancellationToken cancellationToken) =>
        DoAsync(() => inner.RetireAsync(retirement, cancellationToken));

    public Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(() => inner.ReadFinishedHistoryAsync(instanceId, cancellationToken));

    public Task<InstancePage> ListFinishedAsync(
        InstanceFilter filter,
        int pageSize,
        string? continuationToken,
        CancellationToken cancellationToken
    ) => DoAsync(() => inner.ListFinishedAsync(filter, pageSize, continuationToken, cancellationToken));

    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        DoAsync(() => inner.PurgeAsync(instanceId, cancellationToken));

    private async Task<T> DoAsync<T>(Func<Task<T>> operation)
    {
        Require();
        var result = await operation();
        Require();
        return result;
    }

    private async Task DoAsync(Func<Task> operation)
    {
        Require();
        await operation();
        Require();
    }

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
