using Azure;
using CreditFunctions.LocalHost.Hosting.Lease;

namespace CreditFunctions.LocalHost.Tests.Hosting.Lease;

/// <summary>A lease shared by several hosts of a test, and its storage.</summary>
internal sealed class SharedLease(TimeProvider machine)
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private Share? _holder;
    private long _since;

    public bool IsStorageAway { get; set; }

    public ITaskHubLease ForOneHost() => new Share(this);

    /// <summary>As when somebody breaks the lease in storage.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _holder = null;
        }
    }

    private Task<bool> TryTakeAsync(Share share, bool isRenewal)
    {
        lock (_gate)
        {
            if (IsStorageAway)
            {
                throw new RequestFailedException(503, "Storage is away.");
            }

            var isFree = _holder is null || machine.GetElapsedTime(_since) >= Duration;
            if (isRenewal ? _holder != share : _holder != share && !isFree)
            {
                return Task.FromResult(false);
            }

            (_holder, _since) = (share, machine.GetTimestamp());
            return Task.FromResult(true);
        }
    }

    private sealed class Share(SharedLease lease) : ITaskHubLease
    {
        public TimeSpan Duration => SharedLease.Duration;

        public Task<bool> TryAcquireAsync(CancellationToken cancellationToken) => lease.TryTakeAsync(this, isRenewal: false);

        public Task<bool> TryRenewAsync(CancellationToken cancellationToken) => lease.TryTakeAsync(this, isRenewal: true);

        public Task ReleaseAsync(CancellationToken cancellationToken)
        {
            lock (lease._gate)
            {
                lease._holder = lease._holder == this ? null : lease._holder;
            }

            return Task.CompletedTask;
        }
    }
}
