namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>For a host with everything in memory: no other host can be active on it.</summary>
internal sealed class SoleHostLease : ITaskHubLease
{
    // Longer than tests move a clock, and within the limit of a system timer.
    public TimeSpan Duration => TimeSpan.FromDays(20_000);

    public Task<bool> TryAcquireAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> TryRenewAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task ReleaseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
