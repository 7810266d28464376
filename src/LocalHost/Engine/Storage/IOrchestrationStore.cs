namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// Keeps open instances with their turns and messages, and finished ones. Every method may throw
/// <see cref="StorageUnavailableException"/>, and may be called again after it.
/// </summary>
public interface IOrchestrationStore
{
    /// <summary>Makes what the store needs, reads all open instances, and clears away what is left of others.</summary>
    Task<IReadOnlyList<OpenInstance>> ReadAllOpenAsync(CancellationToken cancellationToken);

    Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken);

    Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Adds an open instance, and answers its ETag. The same start, repeated, finds itself.</summary>
    /// <exception cref="StorageConflictException">Another instance with that id is open.</exception>
    Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken);

    /// <summary>Adds a message to an open instance's inbox; a key that is there already, consumed or not, is left as it is.</summary>
    Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken);

    /// <summary>Removes a message that came too late.</summary>
    Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken);

    /// <summary>Stores a turn in one transaction, and answers the new ETag.</summary>
    /// <exception cref="StorageConflictException">The instance changed since it was read.</exception>
    Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Moves a finished instance from the open ones to the finished ones.</summary>
    /// <exception cref="StorageConflictException">The instance changed since it was read.</exception>
    Task RetireAsync(Retirement retirement, CancellationToken cancellationToken);

    /// <summary>The encoded history of a finished instance, empty where it is gone; null when there is no such instance.</summary>
    Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken);

    Task<InstancePage> ListFinishedAsync(InstanceFilter filter, int pageSize, string? token, CancellationToken cancellationToken);

    /// <summary>Deletes a finished instance with all that belongs to it; answers whether there was one.</summary>
    Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken);
}

/// <summary>Limits that the storage layout sets.</summary>
internal static class StorageLimits
{
    /// <summary>The most rows that one transaction may touch.</summary>
    public const int RowsPerTransaction = 100;

    /// <summary>The most inbox messages that one turn takes in, so that its transaction keeps within the limit.</summary>
    public const int MessagesPerTurn = 90;
}
