using System.Threading.Channels;
using CreditFunctions.LocalRuntime.Hosting;
using CreditFunctions.LocalRuntime.Hosting.State;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Timers;

public sealed class TimerTests
{
    private static readonly DateTime Start = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    private readonly MemoryHostState _state = new();
    private readonly Runs _runs = new();
    private FakeTimeProvider _clock = new(Start);

    [Fact]
    public async Task Timer_WhenDue_RunsOnceAndNotBefore()
    {
        await using var host = await StartAsync<EveryFiveMinutes>();

        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.False(_runs.Began.Reader.TryRead(out _));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var first = await _runs.Began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        var second = await _runs.Began.Reader.ReadAsync();

        Assert.False(first.IsPastDue);
        Assert.Equal((default, Start.AddMinutes(5)), (first.ScheduleStatus!.Last, first.ScheduleStatus.Next));
        Assert.Equal((Start.AddMinutes(5), Start.AddMinutes(10)), (second.ScheduleStatus!.Last, second.ScheduleStatus.Next));
    }

    [Fact]
    public async Task Timer_FarAway_RunsAfterMonths()
    {
        await using var host = await StartAsync<Yearly>();

        for (var day = 0; day < 305; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), (await _runs.Began.Reader.ReadAsync()).ScheduleStatus!.Next);
    }

    /// <summary>A rehearsal's clock may be set between the reading of it and the wait that follows.</summary>
    [Fact]
    public async Task Timer_ClockIsSetAsItsWaitBegins_RunsAllTheSame()
    {
        var clock = new ClockSetInTheGap(Start, TimeSpan.FromMinutes(5));
        _clock = clock;
        await using var host = await StartAsync<EveryFiveMinutes>();

        await clock.IsSet;

        Assert.Equal(Start.AddMinutes(5), (await _runs.Began.Reader.ReadAsync()).ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_StillRunning_IsNotRunAgainUntilItIsDone()
    {
        var held = _runs.Hold();
        await using var host = await StartAsync<EveryFiveMinutes>();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync();

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.False(_runs.Began.Reader.TryRead(out _));
        held.SetResult();
        var next = await _runs.Began.Reader.ReadAsync();

        Assert.Equal(Start.AddMinutes(10), next.ScheduleStatus!.Next);
        Assert.Equal(1, _runs.MostAtOnce);
    }

    [Fact]
    public async Task Timer_MissedSeveralTimesWhileDown_IsMadeUpForOnce()
    {
        await using (await StartAsync<EveryFiveMinutes>())
        {
        }

        _clock = new FakeTimeProvider(Start.AddMinutes(62));
        await using var host = await StartAsync<EveryFiveMinutes>();
        var madeUp = await _runs.Began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(3));
        var regular = await _runs.Began.Reader.ReadAsync();

        Assert.True(madeUp.IsPastDue);
        Assert.Equal(Start.AddMinutes(5), madeUp.ScheduleStatus!.Next);
        Assert.False(regular.IsPastDue);
        Assert.Equal((Start.AddMinutes(62), Start.AddMinutes(65)), (regular.ScheduleStatus!.Last, regular.ScheduleStatus.Next));
    }

    [Fact]
    public async Task Timer_NothingMissedWhileDown_WaitsUntilDue()
    {
        await using (await StartAsync<EveryFiveMinutes>())
        {
        }

        _clock = new FakeTimeProvider(Start.AddMinutes(4));
        await using var host = await StartAsync<EveryFiveMinutes>();
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False((await _runs.Began.Reader.ReadAsync()).IsPastDue);
    }

    [Fact]
    public async Task Timer_NotMonitored_MakesUpForNothing()
    {
        await using (await StartAsync<Unmonitored>())
        {
        }

        _clock = new FakeTimeProvider(Start.AddMinutes(62));
        await using var host = await StartAsync<Unmonitored>();
        _clock.Advance(TimeSpan.FromMinutes(3));
        var run = await _runs.Began.Reader.ReadAsync();

        Assert.False(run.IsPastDue);
        Assert.Null(run.ScheduleStatus);
    }

    [Fact]
    public async Task Timer_SeveralRunsAMinute_IsNotMonitored()
    {
        await using (await StartAsync<EveryTenSeconds>())
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            Assert.Null((await _runs.Began.Reader.ReadAsync()).ScheduleStatus);
        }

        _clock = new FakeTimeProvider(Start.AddMinutes(62).AddSeconds(1));
        await using var host = await StartAsync<EveryTenSeconds>();
        await Task.Yield();
        Assert.False(_runs.Began.Reader.TryRead(out _));
        _clock.Advance(TimeSpan.FromSeconds(9));
        var run = await _runs.Began.Reader.ReadAsync();

        Assert.False(run.IsPastDue);
        Assert.Null(await _state.ReadAsync("timers/EveryTenSeconds.json", default));
    }

    [Fact]
    public async Task Timer_ScheduleChangedWhileDown_MissedNothingByTheNewOne()
    {
        await using (await StartAsync<ByItsSetting>("--Tea=0 0 * * * *"))
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await _runs.Began.Reader.ReadAsync();
        }

        _clock = new FakeTimeProvider(Start.AddHours(1).AddMinutes(32));
        await using var host = await StartAsync<ByItsSetting>("--Tea=0 */5 * * * *");
        _clock.Advance(TimeSpan.FromMinutes(3));
        var run = await _runs.Began.Reader.ReadAsync();

        Assert.False(run.IsPastDue);
        Assert.Equal((default, Start.AddHours(1).AddMinutes(35)), (run.ScheduleStatus!.Last, run.ScheduleStatus.Next));
    }

    [Fact]
    public async Task Timer_MissedByAScheduleThatChangedEarlier_IsMadeUpFor()
    {
        await using (await StartAsync<ByItsSetting>("--Tea=0 0 * * * *"))
        {
        }

        await using (await StartAsync<ByItsSetting>("--Tea=0 */5 * * * *"))
        {
        }

        _clock = new FakeTimeProvider(Start.AddMinutes(62));
        await using var host = await StartAsync<ByItsSetting>("--Tea=0 */5 * * * *");
        var run = await _runs.Began.Reader.ReadAsync();

        Assert.True(run.IsPastDue);
        Assert.Equal(Start.AddMinutes(5), run.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_DueAtTheMomentOfTheStart_IsNotPastDue()
    {
        await using (await StartAsync<EveryFiveMinutes>())
        {
        }

        _clock = new FakeTimeProvider(Start.AddMinutes(5));
        await using var host = await StartAsync<EveryFiveMinutes>();

        Assert.False((await _runs.Began.Reader.ReadAsync()).IsPastDue);
    }

    [Fact]
    public async Task Timer_StatusOfAClockThatWasAhead_CountsFromNow()
    {
        _clock = new FakeTimeProvider(Start.AddYears(1));
        await using (await StartAsync<EveryFiveMinutes>())
        {
        }

        _clock = new FakeTimeProvider(Start);
        await using var host = await StartAsync<EveryFiveMinutes>();
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Start.AddMinutes(5), (await _runs.Began.Reader.ReadAsync()).ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Timer_RunOnStartup_RunsAtOnceAndThenWhenDue()
    {
        await using var host = await StartAsync<OnStartup>();

        var first = await _runs.Began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync();

        Assert.False(first.IsPastDue);
    }

    [Fact]
    public async Task Timer_ThatThrows_IsLoggedAndGoesOn()
    {
        await using var host = await StartAsync<Failing>();

        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync();

        Assert.Contains(host.Log.Entries, entry =>
            entry is { Category: "Function.Failing", Level: LogLevel.Error, Exception: InvalidOperationException });
    }

    [Fact]
    public async Task Timer_WithAServiceThatCannotBeDisposedOf_IsLoggedAndGoesOn()
    {
        await using var host = await RunningHost.StartAsync<WithBadService>(builder =>
        {
            builder.Services.AddScoped<BadService>();
            builder.With(_runs).With<IHostState>(_state).UseLocalRuntime(options => options.Clock = _clock);
        });

        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains(host.Log.Entries, entry =>
            entry is { Category: "Function.WithBadService", Level: LogLevel.Error, Exception: InvalidOperationException });
    }

    [Fact]
    public async Task Timer_UnderMiddleware_RunsInsideIt()
    {
        var seen = Channel.CreateUnbounded<string>();
        await using var host = await StartAsync<EveryFiveMinutes>(async (context, next) =>
        {
            await next();
            seen.Writer.TryWrite($"{context.FunctionDefinition.Name} {context.GetHttpContext() is null}");
        });

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("EveryFiveMinutes True", await seen.Reader.ReadAsync());
    }

    [Fact]
    public async Task Stop_TimerUnderWay_WaitsForItAndRunsNoOther()
    {
        var held = _runs.Hold();
        var host = await StartAsync<EveryFiveMinutes>();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync();

        var stopping = host.DisposeAsync();
        Assert.False(stopping.IsCompleted);
        _clock.Advance(TimeSpan.FromHours(1));
        held.SetResult();
        await stopping;

        Assert.Equal(1, _runs.Finished);
        Assert.False(_runs.Began.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Stop_TimerUnderWay_IsAskedToEndAtOnceAndItsRunCounts()
    {
        var host = await StartAsync<Patient>();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _runs.Began.Reader.ReadAsync();

        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.DoesNotContain(host.Log.Entries, entry => entry.Level >= LogLevel.Warning);
        var stored = (await _state.ReadAsync("timers/Patient.json", default))!.ToObjectFromJson<ScheduleStatus>()!;
        Assert.Equal((Start.AddMinutes(5), Start.AddMinutes(10)), (stored.Last, stored.Next));
    }

    private Task<RunningHost> StartAsync<TFunctions>(params string[] args) => StartAsync<TFunctions>((_, next) => next(), args);

    private Task<RunningHost> StartAsync<TFunctions>(Func<FunctionContext, Func<Task>, Task> middleware, params string[] args) =>
        RunningHost.StartAsync<TFunctions>(
            builder =>
            {
                builder.With(_runs).With<IHostState>(_state).UseLocalRuntime(options => options.Clock = _clock);
                builder.UseMiddleware(middleware);
            },
            args);

    /// <summary>Goes forward once, just before a timer of that length begins.</summary>
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

    public sealed class Runs
    {
        private TaskCompletionSource? _held;
        private int _atOnce;

        public Channel<TimerInfo> Began { get; } = Channel.CreateUnbounded<TimerInfo>();

        public int MostAtOnce { get; private set; }

        public int Finished { get; private set; }

        /// <summary>The next run does not end before this is completed.</summary>
        public TaskCompletionSource Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task RunAsync(TimerInfo timer)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            var held = Interlocked.Exchange(ref _held, null);
            Began.Writer.TryWrite(timer);
            await (held?.Task ?? Task.CompletedTask);
            Interlocked.Decrement(ref _atOnce);
            Finished++;
        }
    }

    public sealed class EveryFiveMinutes(Runs runs)
    {
        [Function("EveryFiveMinutes")]
        public Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class EveryTenSeconds(Runs runs)
    {
        [Function("EveryTenSeconds")]
        public Task RunAsync([TimerTrigger("*/10 * * * * *")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class ByItsSetting(Runs runs)
    {
        [Function("ByItsSetting")]
        public Task RunAsync([TimerTrigger("%Tea%")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class Patient(Runs runs)
    {
        [Function("Patient")]
        public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
        {
            await runs.RunAsync(timer);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    public sealed class BadService : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("not so");
    }

    public sealed class WithBadService(Runs runs, BadService bad)
    {
        [Function("WithBadService")]
        public Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => bad is null ? Task.CompletedTask : runs.RunAsync(timer);
    }

    public sealed class Yearly(Runs runs)
    {
        [Function("Yearly")]
        public Task RunAsync([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class Unmonitored(Runs runs)
    {
        [Function("Unmonitored")]
        public Task RunAsync([TimerTrigger("0 */5 * * * *", UseMonitor = false)] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class OnStartup(Runs runs)
    {
        [Function("OnStartup")]
        public Task RunAsync([TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class Failing(Runs runs)
    {
        [Function("Failing")]
        public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer)
        {
            await runs.RunAsync(timer);
            throw new InvalidOperationException("not so");
        }
    }
}
