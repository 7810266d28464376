using System.Diagnostics;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Tests.Engine;

namespace CreditFunctions.LocalHost.Tests.Hosting.Lease;

[Collection(AzuriteTests.Name)]
public sealed class BlobTaskHubLeaseTests(TestAccount azurite)
{
    private static readonly string Elsewhere = Guid.NewGuid().ToString("N");

    private readonly string _hub = TestAccount.NewHub();

    [Fact]
    public async Task Acquire_HeldByALivingProcess_IsRefusedUntilItIsReleased()
    {
        var (first, second) = (LeaseOf(LeaseHolder.Create()), LeaseOf(LeaseHolder.Create()));

        Assert.True(await first.TryAcquireAsync(default));
        Assert.False(await second.TryAcquireAsync(default));
        Assert.True(await first.TryRenewAsync(default));
        await first.ReleaseAsync(default);

        Assert.True(await second.TryAcquireAsync(default));
        Assert.False(await first.TryRenewAsync(default));
    }

    [Fact]
    public async Task Acquire_HeldByADeadProcessOfThisMachine_DoesNotWait()
    {
        var dead = LeaseHolder.Create() with { ProcessId = await EndedProcessAsync(), ProcessRun = "dead" };
        var (before, after) = (LeaseOf(dead), LeaseOf(LeaseHolder.Create()));
        Assert.True(await before.TryAcquireAsync(default));

        Assert.True(await after.TryAcquireAsync(default));
        Assert.False(await before.TryRenewAsync(default));
    }

    [Fact]
    public async Task Acquire_WonFromTheDeadByAnother_IsRefusedThoughTheBlobStillNamesTheDead()
    {
        var dead = LeaseHolder.Create() with { ProcessId = await EndedProcessAsync(), ProcessRun = "dead" };
        var before = LeaseOf(dead);
        Assert.True(await before.TryAcquireAsync(default));
        await before.ReleaseAsync(default);
        var winner = LeaseHolder.Create();
        await new Azure.Storage.Blobs.BlobContainerClient(azurite.ConnectionString, $"{_hub.ToLowerInvariant()}-host")
            .GetBlobClient(BlobTaskHubLease.BlobName)
            .AcquireAsync(winner.LeaseId);

        Assert.False(await LeaseOf(LeaseHolder.Create()).TryAcquireAsync(default));
        Assert.True(await LeaseOf(winner).TryRenewAsync(default));
    }

    [Fact]
    public async Task Acquire_OwnLeaseAfterAnOutage_IsHeldAgain()
    {
        var lease = LeaseOf(LeaseHolder.Create());
        Assert.True(await lease.TryAcquireAsync(default));

        Assert.True(await lease.TryAcquireAsync(default));
        Assert.True(await lease.TryRenewAsync(default));
    }

    [Fact]
    public async Task IsDead_OnlyWhereItIsCertain()
    {
        var self = LeaseHolder.Create();
        var ended = await EndedProcessAsync();
        using var running = Process.Start(new ProcessStartInfo("node", ["-e", "process.stdin.resume()"]) { RedirectStandardInput = true })!;

        Assert.True((self with { ProcessId = ended, ProcessRun = "other" }).IsDeadToldBy(self));
        Assert.True((self with { ProcessRun = "an earlier one with the same process id" }).IsDeadToldBy(self));
        Assert.False((self with { ProcessId = running.Id, ProcessRun = "other" }).IsDeadToldBy(self));
        Assert.False((self with { ProcessId = ended, ProcessRun = "other", Machine = Elsewhere }).IsDeadToldBy(self));
        Assert.False(LeaseHolder.Create().IsDeadToldBy(self));

        running.StandardInput.Close();
        await running.WaitForExitAsync();
    }

    private static async Task<int> EndedProcessAsync()
    {
        using var process = Process.Start("node", ["-e", ""]);
        await process.WaitForExitAsync();
        return process.Id;
    }

    private BlobTaskHubLease LeaseOf(LeaseHolder holder) => new(azurite.ConnectionString, _hub, holder);
}

internal static class BlobLeaseExtensions
{
    public static Task AcquireAsync(this Azure.Storage.Blobs.BlobClient blob, string leaseId) =>
        Azure.Storage.Blobs.Specialized.SpecializedBlobExtensions.GetBlobLeaseClient(blob, leaseId).AcquireAsync(TimeSpan.FromSeconds(15));
}
