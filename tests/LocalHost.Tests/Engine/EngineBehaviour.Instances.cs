using CreditFunctions.LocalHost.Tests.Engine.Faults;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <content>Sub-orchestrations, continue-as-new and events between instances.</content>
public abstract partial class EngineBehaviour
{
    [Fact]
    public async Task CallSubOrchestrator_Completes_AnswersTheParent()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                async c => (await Task.WhenAll(Enumerable.Range(0, 20).Select(i => c.CallSubOrchestratorAsync<string>("Child", i)))).Length
            )
            .Orchestrator("Child", c => Task.FromResult($"{c.Parent!.Name} {c.Parent.InstanceId} {c.GetInput<int>()}"))
            .StartAsync();

        Assert.Equal(20, (await engine.CompleteAsync("Parent")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task CallSubOrchestrator_Fails_ParentSeesTheInnerFailure()
    {
        await using var engine = await Fixture()
            .Orchestrator("Parent", c => c.CallSubOrchestratorAsync<string>("Child"))
            .Orchestrator("Child", c => c.CallActivityAsync("Broken"))
            .Activity<string, string>("Broken", _ => throw new IOException("deep"))
            .StartAsync();

        var failure = (await engine.CompleteAsync("Parent")).FailureDetails!;

        Assert.Equal("deep", failure.InnerFailure!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task CallSubOrchestrator_ParentRestartsMeanwhile_StillGetsTheAnswer()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                c => c.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: "child"))
            )
            .Orchestrator("Child", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        var id = await engine.RunAsync("Parent");
        await engine.RestartAsync();

        await engine.Client.RaiseEventAsync("child", "go", "answer");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("answer", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_ChildrenEndWhileInstancesAreTakenUp_EveryParentGetsItsAnswer()
    {
        var hasCrashed = false;
        var entered = new CountdownEvent(20);
        await using var engine = Fixture()
            .Orchestrator("Parent", c => c.CallSubOrchestratorAsync<string>("Child"))
            .Orchestrator("Child", c => c.CallActivityAsync<string>("Answer"));
        engine.Catalog.AddActivity(
            "Answer",
            async (_, abort) =>
            {
                if (!hasCrashed)
                {
                    entered.Signal();
                    await Task.Delay(Timeout.InfiniteTimeSpan, abort);
                }

                return "answer";
            }
        );
        await engine.StartAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => engine.Client.ScheduleNewOrchestrationInstanceAsync("Parent")));
        await Task.Run(() => entered.Wait(TimeSpan.FromSeconds(30)));

        hasCrashed = true;
        await engine.RestartAsync();
        await engine.Engine.RunUntilIdleAsync();

        foreach (var id in ids)
        {
            Assert.Equal("answer", (await engine.GetAsync(id)).ReadOutputAs<string>());
        }
    }

    [Fact]
    public async Task Terminate_Recursive_EndsTheChildrenToo()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                c => c.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: "child"))
            )
            .Orchestrator("Child", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        var id = await engine.RunAsync("Parent");

        await engine.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(Recursive: true));
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await engine.GetAsync("child")).RuntimeStatus);
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 0)]
    public async Task ContinueAsNew_UnconsumedEvents_AreKeptAsAsked(bool preserve, int expected)
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Loop",
                async c =>
                {
                    var round = c.GetInput<int>();
                    if (round == 0)
                    {
                        await c.WaitForExternalEvent<string>("next");
                        c.ContinueAsNew(1, preserve);
                        return -1;
                    }

                    var sum = 0;
                    while (true)
                    {
                        try
                        {
                            sum += await c.WaitForExternalEvent<int>("n", TimeSpan.FromMinutes(1));
                        }
                        catch (TaskCanceledException)
                        {
                            return sum;
                        }
                    }
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Loop", 0);
        foreach (var n in new[] { 1, 2, 3, 4 })
        {
            await engine.Client.RaiseEventAsync(id, "n", n);
        }

        await engine.Engine.RunUntilIdleAsync();
        await engine.Client.RaiseEventAsync(id, "next", "x");
        while (await engine.AdvanceToNextTimerAsync())
        {
            Assert.NotEqual(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync(id)).RuntimeStatus);
        }

        Assert.Equal(expected, (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task ContinueAsNew_HundredTimes_KeepsRunningAndEnds()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Loop",
                async c =>
                {
                    var round = await c.CallActivityAsync<int>("Add", c.GetInput<int>());
                    if (round < 100)
                    {
                        c.ContinueAsNew(round);
                    }

                    return round;
                }
            )
            .Activity<int, int>("Add", x => x + 1)
            .StartAsync();

        Assert.Equal(100, (await engine.CompleteAsync("Loop", 0)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task SendEvent_ToAnotherInstance_ArrivesOnce()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Receiver",
                async c => await c.WaitForExternalEvent<string>("hello") + await c.WaitForExternalEvent<string>("bye")
            )
            .Orchestrator(
                "Sender",
                async c =>
                {
                    c.SendEvent("receiver", "hello", "a");
                    c.SendEvent("receiver", "bye", "b");
                    c.SendEvent("nobody", "bye", "b");
                    await c.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
                }
            )
            .StartAsync();
        await engine.RunAsync("Receiver", instanceId: "receiver");
        var sender = await engine.RunAsync("Sender");
        await engine.AdvanceToNextTimerAsync();

        Assert.Equal("ab", (await engine.GetAsync("receiver")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync(sender)).RuntimeStatus);
    }

    [Fact]
    public async Task SendEvent_ManyToOneInstance_KeepTheirOrder()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Receiver",
                async c =>
                {
                    var seen = new List<int>();
                    while (seen.Count < 30)
                    {
                        seen.Add(await c.WaitForExternalEvent<int>("n"));
                    }

                    return seen;
                }
            )
            .Orchestrator(
                "Sender",
                c =>
                {
                    for (var i = 0; i < 30; i++)
                    {
                        c.SendEvent("receiver", "n", i);
                    }

                    return Task.CompletedTask;
                }
            )
            .StartAsync();
        await engine.RunAsync("Receiver", instanceId: "receiver");

        await engine.RunAsync("Sender");

        var received = (await engine.GetAsync("receiver")).ReadOutputAs<int[]>()!;
        Assert.Equal(Enumerable.Range(0, 30), received);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SendEvent_SenderHasEnded_ReceiverForgetsWhatCannotComeAgain(bool restarts)
    {
        var store = CreateStore();
        await using var engine = await new EngineFixture(store)
            .Orchestrator(
                "Receiver",
                async c =>
                {
                    for (var i = 0; i < 100; i++)
                    {
                        await c.WaitForExternalEvent<int>("n");
                    }
                }
            )
            .Orchestrator(
                "Sender",
                c =>
                {
                    for (var i = 0; i < 30; i++)
                    {
                        c.SendEvent("receiver", "n", i);
                    }

                    return Task.CompletedTask;
                }
            )
            .StartAsync();
        await engine.RunAsync("Receiver", instanceId: "receiver");
        await engine.RunAsync("Sender");

        // Keys consumed by the last turn; those of earlier turns may be removed.
        Assert.NotEmpty((await store.ReadOpenAsync("receiver", CancellationToken.None))!.ConsumedKeys);
        await (restarts ? engine.RestartAsync() : Task.CompletedTask);

        await engine.Client.RaiseEventAsync("receiver", "n", 30);
        await engine.Engine.RunUntilIdleAsync();

        Assert.Empty((await store.ReadOpenAsync("receiver", CancellationToken.None))!.ConsumedKeys);
    }

    [Fact]
    public async Task Terminate_RecursiveBeforeTheChildCouldStart_EndsTheChildToo()
    {
        var mayStart = new TaskCompletionSource();
        var store = new FaultyStore(CreateStore(), _ => Fault.None)
        {
            BeforeAdd = id => id == "child" ? mayStart.Task : Task.CompletedTask,
        };
        await using var engine = await new EngineFixture(store)
            .Orchestrator(
                "Parent",
                c => c.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: "child"))
            )
            .Orchestrator("Child", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("parent"));
        await engine.Client.WaitForInstanceStartAsync("parent");
        await engine.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions(Recursive: true));
        await engine.Client.WaitForInstanceCompletionAsync("parent");

        mayStart.SetResult();
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await engine.GetAsync("child")).RuntimeStatus);
    }

    private const string TooLong =
        "12345678901234567890123456789012345678901234567890" + "12345678901234567890123456789012345678901234567890" + "1";

    [Theory]
    [InlineData("parent", "cannot start as 'parent'")]
    [InlineData(TooLong, "1 to 100 characters")]
    public async Task CallSubOrchestrator_IdThatCannotBe_FailsTheCall(string childId, string expected)
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                async c =>
                {
                    try
                    {
                        return await c.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: childId));
                    }
                    catch (TaskFailedException e)
                    {
                        return e.FailureDetails.ErrorMessage;
                    }
                }
            )
            .StartAsync();

        var result = await engine.CompleteAsync("Parent", instanceId: "parent");

        Assert.Contains(expected, result.ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_EndsWithUnawaitedActivity_ActivityRunsAndIdCanBeUsedAgain()
    {
        var ran = 0;
        await using var engine = await Fixture()
            .Orchestrator(
                "Forget",
                c =>
                {
                    _ = c.CallActivityAsync("Count");
                    return Task.FromResult("done");
                }
            )
            .Activity<string, int>("Count", _ => Interlocked.Increment(ref ran))
            .StartAsync();

        await engine.RunAsync("Forget", instanceId: "one");
        await engine.RunAsync("Forget", instanceId: "one");

        Assert.Equal(2, ran);
        Assert.Equal("done", (await engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Payloads_OfManyMegabytes_SurviveARestart()
    {
        var large = string.Concat(Enumerable.Range(0, 500_000).Select(i => $"{i}字"));
        await using var engine = await Fixture()
            .Orchestrator(
                "Large",
                async c =>
                {
                    var echoed = await c.CallActivityAsync<string>("Echo", c.GetInput<string>());
                    c.SetCustomStatus(echoed);
                    return echoed + await c.WaitForExternalEvent<string>("go");
                }
            )
            .Activity<string, string>("Echo", x => x)
            .StartAsync();
        var id = await engine.RunAsync("Large", large);
        await engine.RestartAsync();

        await engine.Client.RaiseEventAsync(id, "go", large);
        await engine.Engine.RunUntilIdleAsync();

        var result = await engine.GetAsync(id);
        Assert.True(result.ReadOutputAs<string>() == large + large);
        Assert.True(result.ReadCustomStatusAs<string>() == large);
    }
}
