using CreditFunctions.LocalHost.Engine.Storage;
using Grpc.Core;
using OrchestrationAlreadyExistsException = DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>The engine's behaviour for an app, with any store.</summary>
public abstract partial class EngineBehaviour
{
    protected abstract IOrchestrationStore CreateStore();

    [Fact]
    public async Task Schedule_FiveSequentialActivities_CompletesWithTheirOutputs()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Chain",
                async context =>
                {
                    var sum = context.GetInput<int>();
                    for (var i = 0; i < 5; i++)
                    {
                        sum = await context.CallActivityAsync<int>("Add", sum);
                    }

                    return sum;
                }
            )
            .Activity<int, int>("Add", x => x + 1)
            .StartAsync();

        var result = await engine.CompleteAsync("Chain", 10);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, result.RuntimeStatus);
        Assert.Equal(15, result.ReadOutputAs<int>());
        Assert.Equal(10, result.ReadInputAs<int>());
    }

    [Fact]
    public async Task Schedule_ThousandParallelActivities_AwaitsAll()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "FanOut",
                async context =>
                    (await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => context.CallActivityAsync<int>("Double", i)))).Sum()
            )
            .Activity<int, int>("Double", x => 2 * x)
            .StartAsync();

        Assert.Equal(999_000, (await engine.CompleteAsync("FanOut")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Schedule_IdOfOpenInstance_IsRefused()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        await engine.RunAsync("Wait", instanceId: "one");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => engine.RunAsync("Wait", instanceId: "one"));
    }

    [Fact]
    public async Task Schedule_IdOfFinishedInstance_RunsAgain()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();
        await engine.RunAsync("Echo", "first", "one");

        Assert.Equal("second", (await engine.CompleteAsync("Echo", "second", "one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Schedule_IdOfFinishedInstanceWithThatStatusDeduped_IsRefused()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();
        await engine.RunAsync("Echo", "first", "one");
        var options = new StartOrchestrationOptions("one") { DedupeStatuses = ["Completed"] };

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            engine.Client.ScheduleNewOrchestrationInstanceAsync("Echo", "second", options)
        );
    }

    [Fact]
    public async Task Schedule_StartAtInTheFuture_BeginsThen()
    {
        await using var engine = await Fixture().Orchestrator("Now", c => Task.FromResult(c.CurrentUtcDateTime)).StartAsync();
        var startAt = EngineFixture.Start.AddDays(40);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Now", new StartOrchestrationOptions("later", startAt));
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await engine.GetAsync("later")).RuntimeStatus);

        await engine.AdvanceToNextTimerAsync();

        Assert.Equal(startAt.UtcDateTime, (await engine.GetAsync("later")).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Orchestrator_ThrowsBeforeFirstAwait_FailsWithDetails()
    {
        await using var engine = await Fixture()
            .Orchestrator("Broken", _ => throw new InvalidOperationException("no", new ArgumentException("inner")))
            .StartAsync();

        var result = await engine.CompleteAsync("Broken");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, result.RuntimeStatus);
        Assert.Equal("no", result.FailureDetails!.ErrorMessage);
        Assert.True(result.FailureDetails.IsCausedBy<InvalidOperationException>());
        Assert.True(result.FailureDetails.InnerFailure!.IsCausedBy<ArgumentException>());
    }

    [Fact]
    public async Task Orchestrator_NotRegistered_FailsAndOthersGoOn()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();

        Assert.Equal("OrchestratorTaskNotFound", (await engine.CompleteAsync("Missing")).FailureDetails!.ErrorType);
        Assert.Equal("still here", (await engine.CompleteAsync("Echo", "still here")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activity_NotRegistered_FailsTheCall()
    {
        await using var engine = await Fixture().Orchestrator("Calls", c => c.CallActivityAsync("Missing")).StartAsync();

        var failure = (await engine.CompleteAsync("Calls")).FailureDetails!;

        Assert.Contains("No activity task named 'Missing' was found.", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetCustomStatus_WhileWaiting_IsVisible()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Status",
                c =>
                {
                    c.SetCustomStatus(new { Step = "waiting" });
                    return c.WaitForExternalEvent<string>("go");
                }
            )
            .StartAsync();

        Assert.Equal("""{"Step":"waiting"}""", (await engine.CompleteAsync("Status")).SerializedCustomStatus);
    }

    [Fact]
    public async Task NewGuid_AcrossReplay_StaysTheSame()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Ids",
                async c =>
                {
                    var before = c.NewGuid();
                    c.SetCustomStatus(before);
                    await c.WaitForExternalEvent<string>("go");
                    return (before, c.NewGuid()) is var (a, b) ? new[] { a, b } : [];
                }
            )
            .StartAsync();
        await engine.RunAsync("Ids", instanceId: "ids");
        var expected = (await engine.GetAsync("ids")).ReadCustomStatusAs<Guid>();

        await engine.RestartAsync();
        await engine.Client.RaiseEventAsync("ids", "go", "x");
        await engine.Engine.RunUntilIdleAsync();

        var ids = (await engine.GetAsync("ids")).ReadOutputAs<Guid[]>()!;
        Assert.Equal(expected, ids[0]);
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task Terminate_WaitingInstance_EndsWithTheGivenOutput()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        var id = await engine.RunAsync("Wait");

        await engine.Client.TerminateInstanceAsync(id, "stopped");
        await engine.Engine.RunUntilIdleAsync();

        var result = await engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, result.RuntimeStatus);
        Assert.Equal("stopped", result.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Suspend_EventsAndResults_WaitForResume()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        var id = await engine.RunAsync("Wait");
        await engine.Client.SuspendInstanceAsync(id, "pause");
        await engine.Client.RaiseEventAsync(id, "go", "kept");
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.GetAsync(id)).RuntimeStatus);
        await engine.RestartAsync();

        await engine.Client.ResumeInstanceAsync(id, "go on");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("kept", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForCompletion_InstanceFinishesLater_IsToldWithoutAsking()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        var id = await engine.RunAsync("Wait");
        var waiting = engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.False(waiting.IsCompleted);

        await engine.Client.RaiseEventAsync(id, "go", "done");

        Assert.Equal("done", (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForCompletion_EngineEndsMeanwhile_Throws()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        var id = await engine.RunAsync("Wait");
        var waiting = engine.Client.WaitForInstanceCompletionAsync(id);

        await engine.Engine.DisposeAsync();

        var ended = await Assert.ThrowsAsync<RpcException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(StatusCode.Unavailable, ended.StatusCode);
        Assert.StartsWith($"Instance '{id}' was waited for, but this host stops", ended.Status.Detail, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RpcException>(() => engine.Client.WaitForInstanceCompletionAsync(id).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task WaitForStart_UnknownInstance_Throws()
    {
        await using var engine = await Fixture().StartAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(() => engine.Client.WaitForInstanceStartAsync("nobody"));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Query_ByStatusPrefixAndPage_ListsOpenAndFinished()
    {
        await using var engine = await Fixture()
            .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go"))
            .Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>()))
            .StartAsync();
        foreach (var id in new[] { "a/1", "a/2", "b/1" })
        {
            await engine.RunAsync("Wait", instanceId: id);
            await engine.RunAsync("Echo", "x", instanceId: id + "-done");
        }

        var all = await ListAsync(engine, new OrchestrationQuery(PageSize: 2));
        var some = await ListAsync(
            engine,
            new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed], InstanceIdPrefix: "a/", PageSize: 1)
        );

        Assert.Equal(["a/1", "a/1-done", "a/2", "a/2-done", "b/1", "b/1-done"], all.Order(StringComparer.Ordinal));
        Assert.Equal(["a/1-done", "a/2-done"], some.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Purge_FinishedInstance_IsGone()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();
        var id = await engine.RunAsync("Echo", new string('字', 300_000));

        Assert.Equal(1, (await engine.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);

        Assert.Null(await engine.Client.GetInstanceAsync(id));
        Assert.Equal(0, (await engine.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);
    }

    [Fact]
    public async Task Restart_FinishedInstance_RunsWithTheSameInput()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();
        var id = await engine.RunAsync("Echo", "again");

        var second = await engine.Client.RestartAsync(id, restartWithNewInstanceId: true);
        await engine.Engine.RunUntilIdleAsync();

        Assert.NotEqual(id, second);
        Assert.Equal("again", (await engine.GetAsync(second)).ReadOutputAs<string>());
    }

    private protected EngineFixture Fixture() => new(CreateStore());

    private static async Task<List<string>> ListAsync(EngineFixture engine, OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var instance in engine.Client.GetAllInstancesAsync(query))
        {
            ids.Add(instance.InstanceId);
        }

        return ids;
    }
}
