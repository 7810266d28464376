using System.Threading.Channels;
using CreditFunctions.LocalHost.Hosting.Lease;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting.Lease;

public sealed class LeaseKeeperTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _machine = new();
    private readonly PausableClock _clock;
    private readonly SharedLease _lease;
    private readonly RecordedHost _host = new();
    private readonly LeaseKeeper _keeper;

    public LeaseKeeperTests()
    {
        _clock = new PausableClock(_machine);
        _lease = new SharedLease(_machine);
        _keeper = new LeaseKeeper(_lease.ForOneHost(), _clock, _host, NullLogger.Instance);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Start_LeaseIsFree_RenewsItForAsLongAsItRuns()
    {
        Assert.True(await _keeper.StartAsync(default));

        for (var i = 0; i < 20; i++)
        {
            await PassAsync(Renewal);
        }

        await _clock.WaitsForAsync(Renewal);
        Assert.True(_host.Term!.IsHeld);
        Assert.False(await _lease.ForOneHost().TryAcquireAsync(default));
    }

    [Fact]
    public async Task Start_AnotherHolds_StandsByAndTakesOverWhenThatOneGivesUp()
    {
        var other = _lease.ForOneHost();
        await other.TryAcquireAsync(default);

        Assert.False(await _keeper.StartAsync(default));
        await PassAsync(LeaseKeeper.StandbyInterval);
        await _clock.WaitsForAsync(LeaseKeeper.StandbyInterval);
        await other.ReleaseAsync(default);
        _machine.Advance(LeaseKeeper.StandbyInterval);

        Assert.Equal("takes over", await _host.Did.Reader.ReadAsync());
    }

    [Fact]
    public async Task Renewal_LeaseIsLost_StandsDownAndWinsItAgain()
    {
        await _keeper.StartAsync(default);
        var first = _host.Term!;
        _lease.Break();
        var other = _lease.ForOneHost();
        await other.TryAcquireAsync(default);

        await PassAsync(Renewal);
        await _clock.WaitsForAsync(LeaseKeeper.StandbyInterval);
        await other.ReleaseAsync(default);
        _machine.Advance(LeaseKeeper.StandbyInterval);

        Assert.Equal(["takes over", "stands down", "takes over"], await _host.ReadAsync(3));
        Assert.False(first.IsHeld);
        Assert.True(_host.Term!.IsHeld);
    }

    [Fact]
    public async Task Renewal_StorageIsAway_StandsDownThreeSecondsBeforeTheLeaseEnds()
    {
        await _keeper.StartAsync(default);
        _lease.IsStorageAway = true;

        await PassAsync(Renewal);
        for (var second = 4; second <= 11; second++)
        {
            await PassAsync(Retry);
        }

        await _clock.WaitsForAsync(Retry);
        Assert.True(_host.Term!.IsHeld);
        _machine.Advance(Retry);
        Assert.False(_host.Term!.IsHeld);
        Assert.Equal(["takes over", "stands down"], await _host.ReadAsync(2));
    }

    [Fact]
    public async Task Renewal_StorageIsBackAfterTheTermEnded_TakesOverAgain()
    {
        await _keeper.StartAsync(default);
        _lease.IsStorageAway = true;
        await _clock.WaitsForAsync(Renewal);
        _clock.Leap(TimeSpan.FromSeconds(12));
        await PassAsync(LeaseKeeper.StandbyInterval);
        await _clock.WaitsForAsync(LeaseKeeper.StandbyInterval);

        _lease.IsStorageAway = false;
        _machine.Advance(LeaseKeeper.StandbyInterval);

        Assert.Equal(["takes over", "stands down", "takes over"], await _host.ReadAsync(3));
    }

    [Fact]
    public async Task Pause_PastTheDeadline_IsKnownBeforeAnythingWakes()
    {
        await _keeper.StartAsync(default);
        _clock.Pause();

        _machine.Advance(TimeSpan.FromSeconds(12) - TimeSpan.FromMilliseconds(1));
        Assert.True(_host.Term!.IsHeld);
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(_host.Term!.IsHeld);
    }

    [Fact]
    public async Task Start_WorkCannotBegin_SaysSoAndLeavesTheLeaseToOthers()
    {
        _host.Fault = new InvalidOperationException("no tables");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => _keeper.StartAsync(default));

        Assert.Equal("no tables", refused.Message);
        Assert.True(await _lease.ForOneHost().TryAcquireAsync(default));
    }

    [Fact]
    public async Task Stop_Holder_GivesTheLeaseUp()
    {
        await _keeper.StartAsync(default);

        await _keeper.StopAsync(default);

        Assert.True(await _lease.ForOneHost().TryAcquireAsync(default));
    }

    private async Task PassAsync(TimeSpan span)
    {
        await _clock.WaitsForAsync(span);
        _machine.Advance(span);
    }

    private sealed class RecordedHost : IActiveHost
    {
        public Channel<string> Did { get; } = Channel.CreateUnbounded<string>();

        public Exception? Fault { get; set; }

        public LeaseTerm? Term { get; private set; }

        public async Task<string[]> ReadAsync(int count)
        {
            var read = new string[count];
            for (var i = 0; i < count; i++)
            {
                read[i] = await Did.Reader.ReadAsync();
            }

            return read;
        }

        public Task TakeOverAsync(LeaseTerm term)
        {
            Term = term;
            Did.Writer.TryWrite("takes over");
            return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
        }

        public Task StandDownAsync()
        {
            Did.Writer.TryWrite("stands down");
            return Task.CompletedTask;
        }
    }
}
