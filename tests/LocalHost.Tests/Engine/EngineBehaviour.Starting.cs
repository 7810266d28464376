using OrchestrationAlreadyExistsException = DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <content>Start of an instance: tags, versions, start time, deduplication, restart.</content>
public abstract partial class EngineBehaviour
{
    [Fact]
    public async Task Schedule_WithTags_AreKeptToTheEnd()
    {
        var tags = new Dictionary<string, string> { ["office"] = "科技局", ["large"] = new('x', 200_000) };
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("one") { Tags = tags });
        await engine.Engine.RunUntilIdleAsync();
        await engine.RestartAsync();
        Assert.Equal(tags, (await engine.GetAsync("one")).Tags);

        await engine.Client.RaiseEventAsync("one", "go", "x");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(tags, (await engine.GetAsync("one")).Tags);
    }

    [Fact]
    public async Task CallSubOrchestrator_WithTagsAndVersion_ChildHasThemAlsoAfterReplay()
    {
        var tagged = new TaskOptions(tags: new Dictionary<string, string> { ["k"] = "v" });
        var options = new SubOrchestrationOptions(tagged, "child") { Version = "2.1" };
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                async c =>
                {
                    var version = await c.CallSubOrchestratorAsync<string>("Child", options: options);
                    return version + await c.WaitForExternalEvent<string>("go");
                }
            )
            .Orchestrator(
                "Child",
                c =>
                    Task.FromResult(
                        $"{c.Version} {c.CompareVersionTo("2.0") > 0} {c.CompareVersionTo("2.1")} {c.CompareVersionTo("10.0") < 0} "
                    )
            )
            .StartAsync();
        var id = await engine.RunAsync("Parent");
        await engine.RestartAsync();
        await engine.Client.RaiseEventAsync(id, "go", "on");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("2.1 True 0 True on", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Equal("v", (await engine.GetAsync("child")).Tags["k"]);
    }

    [Fact]
    public async Task ContinueAsNew_WithAVersion_RunsAsThatVersion()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Upgrade",
                async c =>
                {
                    await c.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                    if (c.CompareVersionTo("2") < 0)
                    {
                        c.ContinueAsNew(new ContinueAsNewOptions { NewInput = c.Version, NewVersion = "2" });
                        return "";
                    }

                    return $"{c.GetInput<string>()} → {c.Version}";
                }
            )
            .StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Upgrade", new StartOrchestrationOptions("one") { Version = "1" });
        await engine.RestartAsync();

        Assert.True(await engine.AdvanceToNextTimerAsync());
        Assert.True(await engine.AdvanceToNextTimerAsync());

        Assert.Equal("1 → 2", (await engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData("Completed", false, true)]
    [InlineData("completed", false, true)]
    [InlineData("Failed", false, false)]
    [InlineData("Failed", true, true)]
    [InlineData("Completed", true, false)]
    public async Task Schedule_DedupeStatuses_RefuseWhatTheyName(string status, bool fails, bool isRefused)
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Once",
                c =>
                    fails && c.GetInput<string>() == "first" ? throw new InvalidOperationException() : Task.FromResult(c.GetInput<string>())
            )
            .StartAsync();
        await engine.RunAsync("Once", "first", "one");
        var options = new StartOrchestrationOptions("one") { DedupeStatuses = ["Terminated", status] };

        var second = await Record.ExceptionAsync(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("Once", "second", options));
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(isRefused, second is OrchestrationAlreadyExistsException);
        Assert.Equal(isRefused, (await engine.GetAsync("one")).SerializedOutput != "\"second\"");
    }

    [Fact]
    public async Task Schedule_DedupeStatusThatIsNone_IsRefused()
    {
        await using var engine = await Fixture().Orchestrator("Once", c => Task.FromResult(1)).StartAsync();
        var options = new StartOrchestrationOptions("one") { DedupeStatuses = ["Done"] };

        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("Once", null, options));
    }

    [Fact]
    public async Task Schedule_LaterStart_KeepsEventsAndSuspensionAcrossARestart()
    {
        await using var engine = await Fixture()
            .Orchestrator("Wait", async c => await c.WaitForExternalEvent<string>("a") + await c.WaitForExternalEvent<string>("b"))
            .StartAsync();
        await engine.ScheduleAsync("Wait", "later", TimeSpan.FromDays(2));
        await engine.Client.RaiseEventAsync("later", "B", "2");
        await engine.Engine.RunUntilIdleAsync();
        await engine.RestartAsync();
        await engine.Client.RaiseEventAsync("later", "a", "1");
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await engine.GetAsync("later")).RuntimeStatus);

        Assert.True(await engine.AdvanceToNextTimerAsync());

        Assert.Equal("12", (await engine.GetAsync("later")).ReadOutputAs<string>());
        Assert.Equal(EngineFixture.Start.AddDays(2), (await engine.GetAsync("later")).LastUpdatedAt);
    }

    [Fact]
    public async Task Terminate_BeforeALaterStart_NeverRuns()
    {
        var ran = false;
        await using var engine = await Fixture().Orchestrator("Never", _ => Task.FromResult(ran = true)).StartAsync();
        await engine.ScheduleAsync("Never", "later", TimeSpan.FromDays(2));

        await engine.Client.TerminateInstanceAsync("later", "called off");
        await engine.Engine.RunUntilIdleAsync();

        Assert.False(await engine.AdvanceToNextTimerAsync());
        Assert.Equal("called off", (await engine.GetAsync("later")).ReadOutputAs<string>());
        Assert.False(ran);
    }

    [Fact]
    public async Task Restart_SameId_RunsAgainWithInputAndTags()
    {
        var runs = 0;
        await using var engine = await Fixture()
            .Orchestrator("Count", c => Task.FromResult($"{c.GetInput<string>()} {++runs}"))
            .StartAsync();
        var options = new StartOrchestrationOptions("one") { Tags = new Dictionary<string, string> { ["k"] = "v" } };
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Count", "run", options);
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("one", await engine.Client.RestartAsync("one"));
        await engine.Engine.RunUntilIdleAsync();

        var again = await engine.GetAsync("one");
        Assert.Equal("run 2", again.ReadOutputAs<string>());
        Assert.Equal("v", again.Tags["k"]);
    }

    [Fact]
    public async Task Restart_UnknownOrOpenInstance_IsRefused()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        await engine.RunAsync("Wait", instanceId: "open");

        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.RestartAsync("nobody"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.RestartAsync("open"));
    }

    [Fact]
    public async Task Schedule_TwentyAtOnceWithOneId_OneRuns()
    {
        var ran = 0;
        await using var engine = await Fixture()
            .Orchestrator("One", async c => await c.CallActivityAsync<int>("Count") + await c.WaitForExternalEvent<int>("go"))
            .Activity<string, int>("Count", _ => Interlocked.Increment(ref ran))
            .StartAsync();
        var options = new StartOrchestrationOptions("one");

        var starts = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    Record.ExceptionAsync(() => Task.Run(() => engine.Client.ScheduleNewOrchestrationInstanceAsync("One", null, options)))
                )
        );
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(1, starts.Count(exception => exception is null));
        Assert.Equal(19, starts.OfType<OrchestrationAlreadyExistsException>().Count());
        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task WaitForStart_LaterStart_IsToldThen()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        await engine.ScheduleAsync("Wait", "later", TimeSpan.FromDays(1));
        var waiting = engine.Client.WaitForInstanceStartAsync("later");
        Assert.False(waiting.IsCompleted);

        await engine.AdvanceToNextTimerAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).RuntimeStatus);
    }

    [Fact]
    public async Task Query_ByCreationAndPage_FollowsTheContinuation()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>())).StartAsync();
        for (var day = 0; day < 6; day++)
        {
            await engine.RunAsync("Echo", "in", $"day-{day}");
            engine.Clock.Advance(TimeSpan.FromDays(1));
        }

        var query = new OrchestrationQuery(
            CreatedFrom: EngineFixture.Start.AddDays(1),
            CreatedTo: EngineFixture.Start.AddDays(4),
            PageSize: 2,
            FetchInputsAndOutputs: true
        );
        var pages = await engine.Client.GetAllInstancesAsync(query).AsPages().ToListAsync();
        var first = pages.First(page => page.Values.Count > 0);
        var rest = await ListAsync(engine, query with { ContinuationToken = first.ContinuationToken });

        Assert.Equal(["day-1", "day-2", "day-3", "day-4"], pages.SelectMany(page => page.Values).Select(instance => instance.InstanceId));
        Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, 2));
        Assert.Equal(["day-3", "day-4"], rest);
        Assert.Equal("\"in\"", first.Values[0].SerializedOutput);
    }
}
