namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// Stores open instances with turns and messages, and finished ones. Each method may throw <see cref="StorageUnavailableException"/> and
/// may be repeated after it.
/// </summary>
public interface IOrchestrationStore
{
    /// <summary>Creates the storage, reads all open instances, and deletes leftovers of others.</summary>
    Task<IReadOnlyList<OpenInstance>> ReadAllOpenAsync(CancellationToken cancellationToken);

    Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken);

    Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Adds an open instance; returns its ETag. A repeated start finds itself.</summary>
    /// <exception cref="StorageConflictException">Another instance with that id is open.</exception>
    Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken);

    /// <summary>Adds a message to the inbox of an open instance; an existing key, consumed or not, stays unchanged.</summary>
    Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken);

    /// <summary>Removes a message that came too late.</summary>
    Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken);

    /// <summary>Stores a turn in one transaction; returns the new ETag.</summary>
    /// <exception cref="StorageConflictException">The instance changed since it was read.</exception>
    Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Moves a finished instance from the open to the finished ones.</summary>
    /// <exception cref="StorageConflictException">The instance changed since it was read.</exception>
    Task RetireAsync(Retirement retirement, CancellationToken cancellationToken);

    /// <summary>Encoded history of a finished instance, empty where it is lost; null when the instance does not exist.</summary>
    Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken);

    Task<InstancePage> ListFinishedAsync(InstanceFilter filter, int pageSize, string? token, CancellationToken cancellationToken);

    /// <summary>Deletes a finished instance with all its data; false when it does not exist.</summary>
    Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken);
}

/// <summary>Limits of the storage layout.</summary>
internal static class StorageLimits
{
    public const int RowsPerTransaction = 100;

    /// <summary>Maximum inbox messages of a turn, so that its transaction stays within the limit.</summary>
    public const int MessagesPerTurn = 90;
}
