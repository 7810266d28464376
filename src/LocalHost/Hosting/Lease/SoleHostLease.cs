namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>For a host that keeps everything in memory: nobody else can be active on it.</summary>
internal sealed class SoleHostLease : ITaskHubLease
{
    // Longer than any clock of a test is moved, and short enough for a timer of the machine.
    public TimeSpan Duration => TimeSpan.FromDays(20_000);

    public Task<bool> TryAcquireAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> TryRenewAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task ReleaseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
