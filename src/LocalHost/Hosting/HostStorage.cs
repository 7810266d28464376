using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Hosting.State;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Where a host keeps orchestrations, its own state and the lease, as the options say.</summary>
internal sealed class HostStorage(LocalHostOptions options)
{
    private readonly Lazy<IHostState> _state = new(() =>
        options.State
        ?? (options.InMemory ? new MemoryHostState() : Connect(() => new BlobHostState(options.StorageConnection!, options.HubName)))
    );

    private readonly Lazy<IOrchestrationStore> _store = new(() =>
        options.Store
        ?? (
            options.InMemory
                ? new InMemoryOrchestrationStore()
                : Connect(() => TableOrchestrationStore.FromConnectionString(options.StorageConnection!, options.HubName))
        )
    );

    private readonly Lazy<ITaskHubLease> _lease = new(() =>
        options.Lease
        ?? (
            options.InMemory
                ? new SoleHostLease()
                : Connect(() => new BlobTaskHubLease(options.StorageConnection!, options.HubName, LeaseHolder.Create()))
        )
    );

    /// <exception cref="HostStartException">The connection string cannot be read.</exception>
    public IHostState State => _state.Value;

    /// <inheritdoc cref="State"/>
    public IOrchestrationStore Store => _store.Value;

    /// <inheritdoc cref="State"/>
    public ITaskHubLease Lease => _lease.Value;

    private static T Connect<T>(Func<T> connect)
    {
        try
        {
            return connect();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw StorageFaults.ExplainSetting(exception);
        }
    }
}
