using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Hosting.State;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Storage of orchestrations, host state and lease.</summary>
internal sealed record HostStorage(IOrchestrationStore Store, IHostState State, ITaskHubLease Lease)
{
    /// <exception cref="HostStartException">The connection string is invalid.</exception>
    public static HostStorage Open(LocalHostOptions options)
    {
        var (connection, hub) = (options.StorageConnection!, options.HubName);
        try
        {
            return options.InMemory
                ? new HostStorage(
                    options.Store ?? new InMemoryOrchestrationStore(),
                    options.State ?? new MemoryHostState(),
                    options.Lease ?? new SoleHostLease()
                )
                : new HostStorage(
                    options.Store ?? TableOrchestrationStore.FromConnectionString(connection, hub),
                    options.State ?? new BlobHostState(connection, hub),
                    options.Lease ?? new BlobTaskHubLease(connection, hub, LeaseHolder.Create())
                );
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw StorageFaults.ExplainSetting(exception);
        }
    }
}
