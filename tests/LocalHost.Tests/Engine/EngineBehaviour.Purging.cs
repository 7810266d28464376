namespace CreditFunctions.LocalHost.Tests.Engine;

public abstract partial class EngineBehaviour
{
    [Fact]
    public async Task Purge_IdThatRunsAgain_IsNotPurged()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        await engine.RunAsync("Wait", instanceId: "one");
        await engine.Client.RaiseEventAsync("one", "go", "first");
        await engine.Engine.RunUntilIdleAsync();
        await engine.RunAsync("Wait", instanceId: "one");

        Assert.Equal(0, (await engine.Client.PurgeInstanceAsync("one")).PurgedInstanceCount);

        await engine.Client.RaiseEventAsync("one", "go", "second");
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal("second", (await engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Purge_TerminatedWhileAnActivityRuns_IsPurged()
    {
        var mayEnd = new TaskCompletionSource();
        await using var engine = Fixture().Orchestrator("Slow", c => c.CallActivityAsync("Slow"));
        engine.Catalog.AddActivity(
            "Slow",
            async (_, _) =>
            {
                await mayEnd.Task;
                return null;
            }
        );
        await engine.StartAsync();
        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Slow");
        await engine.Client.WaitForInstanceStartAsync(id);
        await engine.Client.TerminateInstanceAsync(id);
        await engine.Client.WaitForInstanceCompletionAsync(id);

        Assert.Equal(1, (await engine.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);

        Assert.Null(await engine.Client.GetInstanceAsync(id));
        mayEnd.SetResult();
        await engine.Engine.RunUntilIdleAsync();
        Assert.Null(await engine.Client.GetInstanceAsync(id));
    }

    [Theory]
    [InlineData(true, 4, false)]
    [InlineData(false, 1, true)]
    public async Task Purge_ParentOfChildren_TakesThemWhenRecursive(bool recursive, int expected, bool childRemains)
    {
        await using var engine = await FamilyAsync();
        await engine.RunAsync("Parent", instanceId: "parent");

        var purged = await engine.Client.PurgeInstanceAsync("parent", new PurgeInstanceOptions(recursive));

        Assert.Equal(expected, purged.PurgedInstanceCount);
        Assert.Null(await engine.Client.GetInstanceAsync("parent"));
        foreach (var child in new[] { "child-1", "child-2", "grandchild" })
        {
            Assert.Equal(childRemains, await engine.Client.GetInstanceAsync(child) is not null);
        }
    }

    [Fact]
    public async Task Purge_RecursiveWhenAChildsIdRanAgain_LeavesThatRun()
    {
        await using var engine = await FamilyAsync();
        await engine.RunAsync("Parent", instanceId: "parent");
        await engine.RunAsync("Leaf", "mine", "child-2");

        var purged = await engine.Client.PurgeInstanceAsync("parent", new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(3, purged.PurgedInstanceCount);
        Assert.Equal("mine", (await engine.GetAsync("child-2")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task PurgeAll_ByStatusAndTime_TakesWhatMatches()
    {
        await using var engine = await Fixture()
            .Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>()))
            .Orchestrator("Broken", _ => throw new InvalidOperationException("no"))
            .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        await engine.RunAsync("Echo", "x", "early");
        await engine.RunAsync("Wait", instanceId: "open");
        engine.Clock.Advance(TimeSpan.FromDays(1));
        await engine.RunAsync("Echo", "x", "late");
        await engine.RunAsync("Broken", instanceId: "failed");
        var sinceToday = new PurgeInstancesFilter(EngineFixture.Start.AddHours(1), null, [OrchestrationRuntimeStatus.Completed]);

        Assert.Equal(1, (await engine.Client.PurgeAllInstancesAsync(sinceToday)).PurgedInstanceCount);
        Assert.Equal(["early", "failed", "open"], (await ListAsync(engine, new OrchestrationQuery())).Order(StringComparer.Ordinal));

        var rest = await engine.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());
        Assert.Equal((2, true), (rest.PurgedInstanceCount, rest.IsComplete));
        Assert.Equal(["open"], await ListAsync(engine, new OrchestrationQuery()));
    }

    [Fact]
    public async Task PurgeAll_MoreThanAPage_TakesAll()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 130).Select(i => engine.Client.ScheduleNewOrchestrationInstanceAsync("Echo", i)));
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(130, (await engine.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter())).PurgedInstanceCount);
    }

    private Task<EngineFixture> FamilyAsync() =>
        Fixture()
            .Orchestrator(
                "Parent",
                async c =>
                {
                    await c.CallSubOrchestratorAsync("Middle", options: new SubOrchestrationOptions(instanceId: "child-1"));
                    await c.CallSubOrchestratorAsync("Leaf", "leaf", new SubOrchestrationOptions(instanceId: "child-2"));
                }
            )
            .Orchestrator("Middle", c => c.CallSubOrchestratorAsync("Leaf", "deep", new SubOrchestrationOptions(instanceId: "grandchild")))
            .Orchestrator("Leaf", c => Task.FromResult(c.GetInput<string>()))
            .StartAsync();
}
