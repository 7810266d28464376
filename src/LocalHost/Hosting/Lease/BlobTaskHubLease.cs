using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>
/// A lease on a blob in the task hub's container. The blob identifies the holding process, so that a restart on the same machine does not
/// wait for the lease of an ended process.
/// </summary>
internal sealed class BlobTaskHubLease(string connection, string hubName, LeaseHolder self) : ITaskHubLease
{
    public const string BlobName = "lease.json";

    private readonly BlobContainerClient _container = new(connection, $"{hubName.ToLowerInvariant()}-host", Impatient());

    /// <summary>Minimum duration of a blob lease: the time without an active host after a crash on another machine.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(15);

    private BlobClient Blob => _container.GetBlobClient(BlobName);

    public async Task<bool> TryAcquireAsync(CancellationToken cancellationToken)
    {
        if (!await TryTakeAsync(cancellationToken))
        {
            // A release names its lease, so it cannot end one that was acquired meanwhile.
            var holder = await ReadHolderAsync(cancellationToken);
            if (holder is null || !holder.IsDeadToldBy(self))
            {
                return false;
            }

            await Refusable(() => Blob.GetBlobLeaseClient(holder.LeaseId).ReleaseAsync(cancellationToken: cancellationToken));
            if (!await TryTakeAsync(cancellationToken))
            {
                return false;
            }
        }

        var said = BinaryData.FromObjectAsJson(self);
        var whileHeld = new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = self.LeaseId } };
        return await Refusable(() => Blob.UploadAsync(said, whileHeld, cancellationToken));
    }

    public Task<bool> TryRenewAsync(CancellationToken cancellationToken) =>
        Refusable(() => Lease().RenewAsync(cancellationToken: cancellationToken));

    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        Refusable(() => Lease().ReleaseAsync(cancellationToken: cancellationToken));

    // A new attempt is better than a slow one.
    private static BlobClientOptions Impatient() => new() { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(4) } };

    private static async Task<bool> Refusable(Func<Task> operation)
    {
        try
        {
            await operation();
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private BlobLeaseClient Lease() => Blob.GetBlobLeaseClient(self.LeaseId);

    private async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Lease().AcquireAsync(Duration, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            await CreateAsync(cancellationToken);
            return await Refusable(() => Lease().AcquireAsync(Duration, cancellationToken: cancellationToken));
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var onlyNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        await Refusable(() => Blob.UploadAsync(BinaryData.FromString("null"), onlyNew, cancellationToken));
    }

    private async Task<LeaseHolder?> ReadHolderAsync(CancellationToken cancellationToken) =>
        (await Blob.DownloadContentAsync(cancellationToken)).Value.Content.ToObjectFromJson<LeaseHolder>();
}
