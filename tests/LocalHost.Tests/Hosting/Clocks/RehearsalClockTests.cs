using CreditFunctions.LocalHost.Hosting.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Hosting.Clocks;

public sealed class RehearsalClockTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly RehearsalOptions DayInTwoSeconds = new(43_200, From);

    private readonly UnsteadyState _state = new();
    private readonly FakeTimeProvider _system = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Time_AtARate_MovesThatMuchFaster()
    {
        using var clock = await StartAsync();

        _system.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(From.AddHours(12), clock.GetUtcNow());
        _system.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(From.AddDays(1), clock.GetUtcNow());
        Assert.Equal(From.AddDays(1).Ticks, clock.GetTimestamp());
    }

    [Fact]
    public async Task Time_WithoutADate_BeginsNow()
    {
        using var clock = await StartAsync(DayInTwoSeconds with { From = null });

        Assert.Equal(_system.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void Time_BeforeTheStart_StandsStill()
    {
        using var clock = Create();

        _system.Advance(TimeSpan.FromHours(1));

        Assert.Equal(From, clock.GetUtcNow());
    }

    [Fact]
    public async Task Time_AfterAnOrderlyStop_GoesOnFromExactlyThere()
    {
        using (var clock = await StartAsync())
        {
            _system.Advance(TimeSpan.FromSeconds(3));
            await clock.StopAsync(default);
            _system.Advance(TimeSpan.FromDays(7));
            Assert.Equal(From.AddDays(1.5), clock.GetUtcNow());
        }

        using var next = await StartAsync();
        Assert.Equal(From.AddDays(1.5), next.GetUtcNow());
        _system.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(From.AddDays(2.5), next.GetUtcNow());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1999)]
    [InlineData(2000)]
    [InlineData(60_000)]
    public async Task Time_AfterACrash_NeverGoesBackAndJumpsLittle(int milliseconds)
    {
        using var crashed = await StartAsync();
        for (var elapsed = 0; elapsed < milliseconds; elapsed++)
        {
            _system.Advance(TimeSpan.FromMilliseconds(1));
        }

        using var next = await StartAsync();

        Assert.InRange(next.GetUtcNow() - crashed.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task Time_WithALaterDateOnTheSameStorage_MovesForwardOnly()
    {
        using (var clock = await StartAsync())
        {
            await clock.StopAsync(default);
        }

        using var later = await StartAsync(DayInTwoSeconds with { From = From.AddYears(1) });
        Assert.Equal(From.AddYears(1), later.GetUtcNow());
        await later.StopAsync(default);
        using var earlier = await StartAsync();
        Assert.Equal(From.AddYears(1), earlier.GetUtcNow());
    }

    [Fact]
    public async Task Time_StorageAway_StopsAtTheMarkAndGoesOnWithoutAJump()
    {
        using var clock = await StartAsync();
        _state.IsAway = true;
        for (var second = 0; second < 60; second++)
        {
            _system.Advance(TimeSpan.FromSeconds(1));
        }

        var stalled = clock.GetUtcNow();
        Assert.Equal(From.AddDays(2), stalled);
        _state.IsAway = false;
        _system.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(stalled, clock.GetUtcNow());
        _system.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(stalled.AddHours(12), clock.GetUtcNow());
    }

    [Fact]
    public async Task AdvanceAsync_Span_MovesAtOnceAndIsRememberedAfterACrash()
    {
        using var clock = await StartAsync();

        await clock.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(From.AddDays(30), clock.GetUtcNow());

        using var next = await StartAsync();
        Assert.True(next.GetUtcNow() >= From.AddDays(30));
    }

    [Fact]
    public async Task AdvanceAsync_StorageAway_ShowsNothingThatIsNotStored()
    {
        using var clock = await StartAsync();
        _state.IsAway = true;

        await Assert.ThrowsAsync<IOException>(() => clock.AdvanceAsync(TimeSpan.FromDays(30)));

        Assert.Equal(From, clock.GetUtcNow());
    }

    [Fact]
    public async Task AdvanceAsync_Backwards_IsRefused()
    {
        using var clock = await StartAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => clock.AdvanceAsync(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task SetRateAsync_One_MovesWithTheMachineFromThere()
    {
        using var clock = await StartAsync();
        _system.Advance(TimeSpan.FromSeconds(2));

        await clock.SetRateAsync(1);
        _system.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(From.AddDays(1).AddSeconds(2), clock.GetUtcNow());
        Assert.Equal(1, clock.Rate);
    }

    [Fact]
    public async Task Timer_OnItsTime_FiresWhenRehearsedTimeHasCome()
    {
        using var clock = await StartAsync();
        var fired = new List<DateTimeOffset>();
        await using var timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromDays(10), Timeout.InfiniteTimeSpan);

        Pass(seconds: 19);
        Assert.Empty(fired);
        Pass(seconds: 1);

        Assert.Equal([From.AddDays(10)], fired);
    }

    [Fact]
    public async Task Timer_Advanced_FiresAtOnce()
    {
        using var clock = await StartAsync();
        var wait = Task.Delay(TimeSpan.FromDays(20), clock);

        await clock.AdvanceAsync(TimeSpan.FromDays(20) - TimeSpan.FromTicks(1));
        Assert.False(wait.IsCompleted);
        await clock.AdvanceAsync(TimeSpan.FromTicks(1));

        await wait;
    }

    [Fact]
    public async Task Timer_Periodic_FiresOncePerPeriodAndOnceForAJump()
    {
        using var clock = await StartAsync();
        var fired = 0;
        await using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(1), TimeSpan.FromDays(1));

        Pass(seconds: 6);
        Assert.Equal(3, fired);
        await clock.AdvanceAsync(TimeSpan.FromDays(365));
        Assert.Equal(4, fired);
        Pass(seconds: 2);
        Assert.Equal(5, fired);
    }

    [Fact]
    public async Task Timer_ChangedOrDisposed_FiresNoMore()
    {
        using var clock = await StartAsync();
        var fired = 0;
        var disposed = clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        await using var changed = clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);

        await disposed.DisposeAsync();
        changed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await clock.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Equal(0, fired);
    }

    private RehearsalClock Create(RehearsalOptions? options = null) =>
        new(options ?? DayInTwoSeconds, () => _state, _system, NullLogger.Instance);

    private async Task<RehearsalClock> StartAsync(RehearsalOptions? options = null)
    {
        var clock = Create(options);
        await clock.StartAsync(default);
        return clock;
    }

    private void Pass(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            _system.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class UnsteadyState : IHostState
    {
        private readonly MemoryHostState _state = new();

        public bool IsAway { get; set; }

        public Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken) => _state.ReadAsync(name, cancellationToken);

        public Task WriteAsync(string name, BinaryData content, CancellationToken cancellationToken) =>
            IsAway ? Task.FromException(new IOException("away")) : _state.WriteAsync(name, content, cancellationToken);
    }
}
