using System.Threading.Channels;
using CreditFunctions.LocalHost.Hosting.State;
using CreditFunctions.LocalHost.Tests.Hosting;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Timers;

public sealed class TimerRunnerTests
{
    private const string EveryFiveMinutes = "0 */5 * * * *";
    private const string EveryTenSeconds = "*/10 * * * * *";

    private static readonly DateTime Start = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    private readonly MemoryHostState _state = new();
    private readonly RecordedLog _log = new();
    private readonly Channel<TimerInfo> _began = Channel.CreateUnbounded<TimerInfo>();
    private FakeTimeProvider _clock = new(Start);
    private Func<CancellationToken, Task> _work = _ => Task.CompletedTask;

    [Fact]
    public async Task Timer_WhenDue_RunsOnceAndNotBefore()
    {
        await using var timer = await StartAsync(EveryFiveMinutes);

        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.False(_began.Reader.TryRead(out _));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var first = await _began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        var second = await _began.Reader.ReadAsync();

        Assert.False(first.IsPastDue);
        Assert.Equal((default, Start.AddMinutes(5)), (first.ScheduleStatus!.Last, first.ScheduleStatus.Next));
        Assert.Equal((Start.AddMinutes(5), Start.AddMinutes(10)), (second.ScheduleStatus!.Last, second.ScheduleStatus.Next));
    }

    [Fact]
    public async Task Timer_FarAway_RunsAfterMonths()
    {
        await using var timer = await StartAsync("0 0 0 1 1 *");

        for (var day = 0; day < 305; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), (await _began.Reader.ReadAsync()).ScheduleStatus!.Next);
    }

    /// <summary>A rehearsal clock may be set between its reading and the following wait.</summary>
    [Fact]
    public async Task Timer_ClockIsSetAsItsWaitBegins_RunsAllTheSame()
    {
        var clock = new ClockSetInTheGap(Start, TimeSpan.FromMinutes(5));
        _clock = clock;
        await using var timer = await StartAsync(EveryFiveMinutes);

        await clock.IsSet;

        Assert.Equal(Start.AddMinutes(5), (await _began.Reader.ReadAsync()).ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_StillRunning_IsNotRunAgainUntilItIsDone()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work = _ => held.Task;
        await using var timer = await StartAsync(EveryFiveMinutes);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _began.Reader.ReadAsync();

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.False(_began.Reader.TryRead(out _));
        held.SetResult();

        Assert.Equal(Start.AddMinutes(10), (await _began.Reader.ReadAsync()).ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_MissedSeveralTimesWhileDown_IsMadeUpForOnce()
    {
        await (await StartAsync(EveryFiveMinutes)).DisposeAsync();

        _clock = new FakeTimeProvider(Start.AddMinutes(62));
        await using var timer = await StartAsync(EveryFiveMinutes);
        var madeUp = await _began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(3));
        var regular = await _began.Reader.ReadAsync();

        Assert.True(madeUp.IsPastDue);
        Assert.Equal(Start.AddMinutes(5), madeUp.ScheduleStatus!.Next);
        Assert.False(regular.IsPastDue);
        Assert.Equal((Start.AddMinutes(62), Start.AddMinutes(65)), (regular.ScheduleStatus!.Last, regular.ScheduleStatus.Next));
    }

    [Fact]
    public async Task Timer_NothingMissedWhileDown_WaitsUntilDue()
    {
        await (await StartAsync(EveryFiveMinutes)).DisposeAsync();

        _clock = new FakeTimeProvider(Start.AddMinutes(4));
        await using var timer = await StartAsync(EveryFiveMinutes);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False((await _began.Reader.ReadAsync()).IsPastDue);
    }

    [Fact]
    public async Task Timer_NotMonitored_MakesUpForNothing()
    {
        await (await StartAsync(EveryFiveMinutes, useMonitor: false)).DisposeAsync();

        _clock = new FakeTimeProvider(Start.AddMinutes(62));
        await using var timer = await StartAsync(EveryFiveMinutes, useMonitor: false);
        _clock.Advance(TimeSpan.FromMinutes(3));
        var run = await _began.Reader.ReadAsync();

        Assert.False(run.IsPastDue);
        Assert.Null(run.ScheduleStatus);
    }

    [Fact]
    public async Task Timer_SeveralRunsAMinute_IsNotMonitored()
    {
        await using (await StartAsync(EveryTenSeconds))
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            Assert.Null((await _began.Reader.ReadAsync()).ScheduleStatus);
        }

        _clock = new FakeTimeProvider(Start.AddMinutes(62).AddSeconds(1));
        await using var timer = await StartAsync(EveryTenSeconds);
        await Task.Yield();
        Assert.False(_began.Reader.TryRead(out _));
        _clock.Advance(TimeSpan.FromSeconds(9));

        Assert.False((await _began.Reader.ReadAsync()).IsPastDue);
        Assert.Null(await _state.ReadAsync("timers/Regular.json", default));
    }

    [Fact]
    public async Task Timer_ScheduleChangedWhileDown_MissedNothingByTheNewOne()
    {
        await using (await StartAsync("0 0 * * * *"))
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await _began.Reader.ReadAsync();
        }

        _clock = new FakeTimeProvider(Start.AddHours(1).AddMinutes(32));
        await using var timer = await StartAsync(EveryFiveMinutes);
        _clock.Advance(TimeSpan.FromMinutes(3));
        var run = await _began.Reader.ReadAsync();

        Assert.False(run.IsPastDue);
        Assert.Equal((default, Start.AddHours(1).AddMinutes(35)), (run.ScheduleStatus!.Last, run.ScheduleStatus.Next));
    }

    [Fact]
    public async Task Timer_MissedByAScheduleThatChangedEarlier_IsMadeUpFor()
    {
        await (await StartAsync("0 0 * * * *")).DisposeAsync();
        await (await StartAsync(EveryFiveMinutes)).DisposeAsync();

        _clock = new FakeTimeProvider(Start.AddMinutes(62));
        await using var timer = await StartAsync(EveryFiveMinutes);
        var run = await _began.Reader.ReadAsync();

        Assert.True(run.IsPastDue);
        Assert.Equal(Start.AddMinutes(5), run.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_DueAtTheMomentOfTheStart_IsNotPastDue()
    {
        await (await StartAsync(EveryFiveMinutes)).DisposeAsync();

        _clock = new FakeTimeProvider(Start.AddMinutes(5));
        await using var timer = await StartAsync(EveryFiveMinutes);

        Assert.False((await _began.Reader.ReadAsync()).IsPastDue);
    }

    [Fact]
    public async Task Timer_StatusOfAClockThatWasAhead_CountsFromNow()
    {
        _clock = new FakeTimeProvider(Start.AddYears(1));
        await (await StartAsync(EveryFiveMinutes)).DisposeAsync();

        _clock = new FakeTimeProvider(Start);
        await using var timer = await StartAsync(EveryFiveMinutes);
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Start.AddMinutes(5), (await _began.Reader.ReadAsync()).ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_RunOnStartup_RunsAtOnceAndThenWhenDue()
    {
        await using var timer = await StartAsync(EveryFiveMinutes, runOnStartup: true);

        var first = await _began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _began.Reader.ReadAsync();

        Assert.False(first.IsPastDue);
    }

    [Fact]
    public async Task Timer_ThatThrows_IsLoggedAndGoesOn()
    {
        _work = _ => throw new InvalidOperationException("It failed on purpose.");
        await using var timer = await StartAsync(EveryFiveMinutes);

        _clock.Advance(TimeSpan.FromMinutes(5));
        await _began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _began.Reader.ReadAsync();

        Assert.Contains(_log.Entries, entry => entry is { Level: LogLevel.Error, Exception: InvalidOperationException });
    }

    [Fact]
    public async Task Stop_TimerUnderWay_IsAskedToEndAtOnceAndItsRunCounts()
    {
        _work = cancellationToken => Task.Delay(Timeout.Infinite, cancellationToken);
        var timer = await StartAsync(EveryFiveMinutes);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _began.Reader.ReadAsync();

        await timer.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.DoesNotContain(_log.Entries, entry => entry.Level >= LogLevel.Warning);
        var stored = (await _state.ReadAsync("timers/Regular.json", default))!.ToObjectFromJson<ScheduleStatus>()!;
        Assert.Equal((Start.AddMinutes(5), Start.AddMinutes(10)), (stored.Last, stored.Next));
    }

    [Fact]
    public async Task Stop_TimerUnderWay_IsWaitedForAndNoOtherRuns()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work = _ => held.Task;
        var timer = await StartAsync(EveryFiveMinutes);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _began.Reader.ReadAsync();

        var stopping = timer.DisposeAsync();
        Assert.False(stopping.IsCompleted);
        _clock.Advance(TimeSpan.FromHours(1));
        held.SetResult();
        await stopping;

        Assert.False(_began.Reader.TryRead(out _));
    }

    private async Task<RunningTimer> StartAsync(string schedule, bool useMonitor = true, bool runOnStartup = false)
    {
        var runner = new TimerRunner(
            "Regular",
            new FunctionTrigger.Timer(schedule, runOnStartup, useMonitor),
            TimerSchedule.Parse("Regular", schedule, new ConfigurationManager()),
            RunAsync,
            _state,
            _clock,
            () => true,
            _log.CreateLogger("Function.Regular")
        );
        await runner.StartAsync(default);
        return new RunningTimer(runner);
    }

    private async Task RunAsync(string invocationId, TimerInfo timer, CancellationToken cancellationToken)
    {
        _began.Writer.TryWrite(timer);
        await _work(cancellationToken);
    }

    private sealed class RunningTimer(TimerRunner runner) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await runner.StopAsync(default);
            runner.Dispose();
        }
    }

    /// <summary>Advances once, just before a timer of that length begins.</summary>
    private sealed class ClockSetInTheGap(DateTimeOffset start, TimeSpan step) : FakeTimeProvider(start)
    {
        private readonly TaskCompletionSource _set = new();

        public Task IsSet => _set.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == step && _set.TrySetResult())
            {
                Advance(step);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
