using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>The system clock is set while orchestrations wait.</summary>
public sealed class ClockJumpTests
{
    private static readonly TimeSpan WithinAMinute = TimeSpan.FromSeconds(61);

    private readonly JumpingClock _clock = new(EngineFixture.Start);

    [Theory]
    [InlineData(1)]
    [InlineData(24 * 365)]
    public async Task Timer_ClockJumpsForward_FiresWithinAMinute(int hours)
    {
        await using var engine = await StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", 60, new StartOrchestrationOptions("one"));
        await engine.RunUntilIdleAsync();

        _clock.Jump(TimeSpan.FromHours(hours));
        _clock.Pass(WithinAMinute);
        await engine.RunUntilIdleAsync();

        var times = await TimesAsync(engine, "one");
        Assert.Equal(times.Order(), times);
        var jumped = EngineFixture.Start.AddHours(hours).UtcDateTime;
        Assert.InRange(times[1], jumped, jumped.AddMinutes(2));
    }

    [Fact]
    public async Task Timer_ClockJumpsBack_WaitsForItsTimeAndTimeNeverGoesBack()
    {
        await using var engine = await StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", 30, new StartOrchestrationOptions("one"));
        await engine.RunUntilIdleAsync();

        _clock.Jump(TimeSpan.FromHours(-1));
        _clock.Pass(TimeSpan.FromMinutes(89));
        await engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.Client.GetInstanceAsync("one"))!.RuntimeStatus);

        _clock.Pass(TimeSpan.FromMinutes(2));
        await engine.RunUntilIdleAsync();
        var times = await TimesAsync(engine, "one");
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task Turn_AfterTheClockWentBack_HasTheTimeOfTheOneBefore()
    {
        await using var engine = await StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("one"));
        await engine.RunUntilIdleAsync();

        _clock.Jump(TimeSpan.FromHours(-1));
        await engine.Client.RaiseEventAsync("one", "go", "x");
        await engine.RunUntilIdleAsync();

        var times = await TimesAsync(engine, "one");
        Assert.Equal([EngineFixture.Start.UtcDateTime, EngineFixture.Start.UtcDateTime], times);
    }

    [Fact]
    public async Task LaterStart_ClockGoesBackAsItComes_StillBegins()
    {
        await using var engine = await StartAsync();
        var options = new StartOrchestrationOptions("one", EngineFixture.Start.AddMinutes(10));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, options);
        await engine.Client.RaiseEventAsync("one", "go", "x");
        _clock.Pass(TimeSpan.FromMinutes(5));
        _clock.Jump(TimeSpan.FromHours(-1));
        _clock.Pass(TimeSpan.FromMinutes(64));
        await engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await engine.Client.GetInstanceAsync("one"))!.RuntimeStatus);

        _clock.Pass(TimeSpan.FromMinutes(2));
        await engine.RunUntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.Client.GetInstanceAsync("one"))!.RuntimeStatus);
    }

    [Fact]
    public async Task Timers_TenThousandInstancesDueAtOnce_AllFire()
    {
        await using var engine = await StartAsync();
        await Parallel.ForAsync(
            0,
            10_000,
            async (i, cancellation) =>
                await engine.Client.ScheduleNewOrchestrationInstanceAsync(
                    "Sleep",
                    60,
                    new StartOrchestrationOptions($"sleeper-{i}"),
                    cancellation
                )
        );
        await engine.RunUntilIdleAsync();

        _clock.Pass(TimeSpan.FromHours(1));
        await engine.RunUntilIdleAsync();

        var left = await engine
            .Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running]))
            .CountAsync();
        var done = await engine
            .Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed], PageSize: 1_000))
            .CountAsync();
        Assert.Equal((0, 10_000), (left, done));
    }

    [Fact]
    public void TimerQueue_FarTimersCancelled_AreLetGo()
    {
        var session = new InstanceSession(
            new InstanceState
            {
                InstanceId = "one",
                Name = "n",
                ExecutionId = "e",
                CreatedAt = default,
                LastUpdatedAt = default,
            },
            _ => { }
        );
        using var queue = new TimerQueue(_clock, _ => { });
        for (var i = 0; i < 10_000; i++)
        {
            var timer = new PendingTimer(session, i, EngineFixture.Start.AddYears(1));
            queue.Add(timer);
            queue.Cancel(timer);
        }

        Assert.InRange(queue.Count, 0, 100);
        Assert.Null(queue.NextDue);
    }

    private static async Task<DateTime[]> TimesAsync(DurableEngine engine, string id) =>
        (await engine.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadOutputAs<DateTime[]>()!;

    private async Task<DurableEngine> StartAsync()
    {
        var catalog = new TaskCatalog()
            .AddOrchestrator(
                "Sleep",
                async c =>
                {
                    var before = c.CurrentUtcDateTime;
                    await c.CreateTimer(TimeSpan.FromMinutes(c.GetInput<int>()), CancellationToken.None);
                    return new[] { before, c.CurrentUtcDateTime };
                }
            )
            .AddOrchestrator(
                "Wait",
                async c =>
                {
                    var before = c.CurrentUtcDateTime;
                    await c.WaitForExternalEvent<string>("go");
                    return new[] { before, c.CurrentUtcDateTime };
                }
            );
        var engine = new DurableEngine(
            new InMemoryOrchestrationStore(),
            catalog,
            new DurableEngineOptions { BusinessTime = _clock },
            NullLoggerFactory.Instance
        );
        await engine.StartAsync();
        return engine;
    }
}
