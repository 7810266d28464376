using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Limits;

[Collection(StorageTests.Name)]
public sealed class StoredCountersTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);
    private readonly Counter _counter = new("test", Guid.NewGuid().ToString("N"), CounterWindow.Hour);

    private StoredCounters Counters => _app.Get<StoredCounters>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task TryCountAsync_ManyAtOnce_NoMoreThanTheLimit()
    {
        var counted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Counters.TryCountAsync(_counter, 7, default)));

        Assert.Equal(7, counted.Count(isCounted => isCounted));
        Assert.Equal(7, await Counters.ReadAsync(_counter, default));
    }

    [Fact]
    public async Task TryCountAsync_NextWindow_BeginsAgain()
    {
        Assert.True(await Counters.TryCountAsync(_counter, 1, default));
        Assert.False(await Counters.TryCountAsync(_counter, 1, default));
        _app.Clock.Advance(TimeSpan.FromSeconds(Counters.SecondsLeft(CounterWindow.Hour)));

        Assert.True(await Counters.TryCountAsync(_counter, 1, default));
    }

    [Fact]
    public async Task ForgetCounters_NextDay_LeavesWhatStillCounts()
    {
        var sessions = _app.Get<EndedSessions>();
        var (over, lasting) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        await Counters.TryCountAsync(_counter, 1, default);
        var yesterday = _app.Clock.GetUtcNow();
        await sessions.EndAsync(over, yesterday, default);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await Counters.TryCountAsync(_counter, 1, default);
        await sessions.EndAsync(lasting, DateTimeOffset.UtcNow.AddDays(1), default);

        await _app.Function<ForgetCountersTimer>().RunAsync(new TimerInfo(), default);

        Assert.DoesNotContain(
            await _app.RowsAsync(StorageNames.Counters, $"count-{yesterday:yyyyMMdd}"),
            row => row.RowKey.Contains(_counter.Subject, StringComparison.Ordinal)
        );
        Assert.Equal(1, await Counters.ReadAsync(_counter, default));
        Assert.True(await sessions.HasEndedAsync(new DefaultHttpContext().Request, lasting, DateTimeOffset.UtcNow.AddDays(1), default));
        Assert.False(await sessions.HasEndedAsync(new DefaultHttpContext().Request, over, yesterday, default));
    }
}
