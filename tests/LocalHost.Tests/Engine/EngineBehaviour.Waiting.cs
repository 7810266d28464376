using System.Globalization;
using Grpc.Core;

namespace CreditFunctions.LocalHost.Tests.Engine;

public abstract partial class EngineBehaviour
{
    [Fact]
    public async Task RaiseEvent_BeforeTheWait_IsBuffered()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Two",
                async c =>
                {
                    var first = await c.WaitForExternalEvent<string>("FIRST");
                    return first + await c.WaitForExternalEvent<string>("second");
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Two");

        await engine.Client.RaiseEventAsync(id, "Second", "b");
        await engine.Client.RaiseEventAsync(id, "first", "a");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("ab", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task RaiseEvent_SeveralWaiters_NewestGetsItFirst()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Stack",
                async c =>
                {
                    var older = c.WaitForExternalEvent<int>("n");
                    var newer = c.WaitForExternalEvent<int>("n");
                    await Task.WhenAll(older, newer);
                    return new[] { older.Result, newer.Result };
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Stack");

        await engine.Client.RaiseEventAsync(id, "n", 1);
        await engine.Client.RaiseEventAsync(id, "n", 2);
        await engine.Engine.RunUntilIdleAsync();

        var received = (await engine.GetAsync(id)).ReadOutputAs<int[]>()!;
        Assert.Equal([2, 1], received);
    }

    [Fact]
    public async Task RaiseEvent_HundredsAtOnce_NoneIsLostAndOrderIsKept()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Collect",
                async c =>
                {
                    var seen = new List<int>();
                    while (seen.Count < 250)
                    {
                        seen.Add(await c.WaitForExternalEvent<int>("n"));
                    }

                    return seen;
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Collect");

        for (var i = 0; i < 250; i++)
        {
            await engine.Client.RaiseEventAsync(id, "n", i);
        }

        await engine.Engine.RunUntilIdleAsync();
        var received = (await engine.GetAsync(id)).ReadOutputAs<int[]>()!;
        Assert.Equal(Enumerable.Range(0, 250), received);
    }

    [Fact]
    public async Task RaiseEvent_UnknownOrFinishedInstance_IsDiscarded()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();
        var id = await engine.RunAsync("Echo", "done");

        await engine.Client.RaiseEventAsync("nobody", "go", "x");
        await engine.Client.RaiseEventAsync(id, "go", "x");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Null(await engine.Client.GetInstanceAsync("nobody"));
        Assert.Equal("done", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task RaiseEvent_UnknownOrFinishedInstanceWhereThatThrows_Throws()
    {
        await using var engine = await new EngineFixture(CreateStore()) { ThrowStatusExceptionsOnRaiseEvent = true }
            .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        var id = await engine.RunAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "go", "heard");
        await engine.Engine.RunUntilIdleAsync();

        var unknown = await Assert.ThrowsAsync<RpcException>(() => engine.Client.RaiseEventAsync("nobody", "go", "x"));
        var ended = await Assert.ThrowsAsync<RpcException>(() => engine.Client.RaiseEventAsync(id, "go", "x"));

        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(StatusCode.FailedPrecondition, ended.StatusCode);
        Assert.Contains($"'{id}'", ended.Status.Detail, StringComparison.Ordinal);
        Assert.Equal("heard", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task RaiseEvent_PayloadThatTheWorkerCannotRead_FailsThatInstanceOnly()
    {
        await using var engine = await Fixture().Orchestrator("Number", c => c.WaitForExternalEvent<int>("n")).StartAsync();
        var id = await engine.RunAsync("Number");
        var other = await engine.RunAsync("Number");

        await engine.Client.RaiseEventAsync(id, "n", "not a number");
        await engine.Client.RaiseEventAsync(other, "n", 7);
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync(id)).RuntimeStatus);
        Assert.Equal(7, (await engine.GetAsync(other)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task RaiseEvent_BeforeARestart_IsStillThere()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Wait",
                async c =>
                {
                    await c.WaitForExternalEvent<string>("never", TimeSpan.FromDays(1)).ContinueOnCancel();
                    return await c.WaitForExternalEvent<string>("go");
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Wait", instanceId: "with/slash #1?%~");
        await engine.Client.RaiseEventAsync(id, "go", "kept");
        await engine.Engine.RunUntilIdleAsync();

        await engine.RestartAsync();
        await engine.AdvanceToNextTimerAsync();

        Assert.Equal("kept", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CreateTimer_TwoHundredDays_IsWaitedForInParts()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Sleep",
                async c =>
                {
                    await c.CreateTimer(TimeSpan.FromDays(200), CancellationToken.None);
                    return c.CurrentUtcDateTime;
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Sleep");

        var parts = 0;
        while (await engine.AdvanceToNextTimerAsync())
        {
            parts++;
        }

        Assert.Equal(67, parts);
        Assert.Equal(EngineFixture.Start.AddDays(200).UtcDateTime, (await engine.GetAsync(id)).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task WaitForExternalEvent_Timeout_Throws()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Wait",
                async c =>
                {
                    try
                    {
                        return await c.WaitForExternalEvent<string>("go", TimeSpan.FromDays(400));
                    }
                    catch (TaskCanceledException)
                    {
                        return c.CurrentUtcDateTime.ToString("O", CultureInfo.InvariantCulture);
                    }
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Wait");

        while (await engine.AdvanceToNextTimerAsync())
        {
            // The worker waits in parts of three days.
        }

        var expected = EngineFixture.Start.AddDays(400).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        Assert.Equal(expected, (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForExternalEvent_EventInTime_TimerThatFiresLaterChangesNothing()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Wait",
                async c =>
                {
                    var first = await c.WaitForExternalEvent<string>("go", TimeSpan.FromDays(3));
                    return first + await c.WaitForExternalEvent<string>("on");
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "go", "in time");
        await engine.RestartAsync();

        Assert.True(await engine.AdvanceToNextTimerAsync());
        Assert.False(await engine.AdvanceToNextTimerAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
        await engine.Client.RaiseEventAsync(id, "on", "!");
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal("in time!", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CreateTimer_ClockJumpsAYear_FiresAtOnceAndTimeNeverGoesBack()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Sleep",
                async c =>
                {
                    var times = new List<DateTime> { c.CurrentUtcDateTime };
                    foreach (var hours in new[] { 1, 2, 3 })
                    {
                        await c.CreateTimer(times[0].AddHours(hours), CancellationToken.None);
                        times.Add(c.CurrentUtcDateTime);
                    }

                    return times;
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Sleep");

        engine.Clock.Advance(TimeSpan.FromDays(365));
        await engine.Engine.RunUntilIdleAsync();

        var times = (await engine.GetAsync(id)).ReadOutputAs<DateTime[]>()!;
        Assert.Equal(EngineFixture.Start.AddDays(365).UtcDateTime, times[^1]);
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task CreateTimer_TenThousandDueAtOnce_AllFire()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Sleep",
                async c =>
                {
                    var due = c.CurrentUtcDateTime.AddHours(1);
                    await Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => c.CreateTimer(due, CancellationToken.None)));
                    return c.CurrentUtcDateTime;
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Sleep");

        await engine.AdvanceToNextTimerAsync();

        Assert.Equal(EngineFixture.Start.AddHours(1).UtcDateTime, (await engine.GetAsync(id)).ReadOutputAs<DateTime>());
    }

    [Theory]
    [InlineData(1.0, 10, 20, 30)]
    [InlineData(2.0, 10, 30, 60)]
    public async Task RetryPolicy_ActivityFailsThrice_WaitsAsThePolicySays(double coefficient, int first, int second, int third)
    {
        var attempts = new List<DateTimeOffset>();
        await using var engine = Fixture();
        engine.Activity<string, string>(
            "Flaky",
            _ =>
            {
                attempts.Add(engine.Clock.GetUtcNow());
                return attempts.Count > 3 ? "ok" : throw new IOException("not yet");
            }
        );
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(10), coefficient, TimeSpan.FromSeconds(30));
        engine.Orchestrator("Retry", c => c.CallActivityAsync<string>("Flaky", options: new TaskOptions(policy)));
        await engine.StartAsync();
        var id = await engine.RunAsync("Retry");

        while (await engine.AdvanceToNextTimerAsync())
        {
            Assert.True(attempts.Count <= 4);
        }

        Assert.Equal("ok", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Equal([0.0, first, second, third], attempts.Select(at => (at - EngineFixture.Start).TotalSeconds));
    }

    [Fact]
    public async Task RetryPolicy_HandleFailureDeclines_FailsAtOnce()
    {
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(10)) { HandleFailure = failure => !failure.IsCausedBy<ArgumentException>() };
        await using var engine = await Fixture()
            .Activity<string, string>("Broken", _ => throw new ArgumentNullException("x"))
            .Orchestrator("Retry", c => c.CallActivityAsync<string>("Broken", options: new TaskOptions(policy)))
            .StartAsync();

        var result = await engine.CompleteAsync("Retry");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, result.RuntimeStatus);
        Assert.False(await engine.AdvanceToNextTimerAsync());
    }

    [Fact]
    public async Task RetryHandler_DecidesByAttempt_IsAskedEachTime()
    {
        var calls = 0;
        await using var engine = await Fixture()
            .Activity<string, string>("Broken", _ => throw new IOException($"call {++calls}"))
            .Orchestrator(
                "Retry",
                c => c.CallActivityAsync<string>("Broken", options: TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 3))
            )
            .StartAsync();

        var result = await engine.CompleteAsync("Retry");

        Assert.Equal("call 3", result.FailureDetails!.InnerFailure!.ErrorMessage);
        Assert.Equal(3, calls);
    }
}

internal static class TaskExtensions
{
    /// <summary>Awaits a wait that may time out.</summary>
    public static async Task ContinueOnCancel(this Task task)
    {
        try
        {
            await task;
        }
        catch (TaskCanceledException)
        {
            // Timed out: continue.
        }
    }
}
