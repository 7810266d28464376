using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <content>Duplicate, late, early, unknown and malformed events, and concurrent writers.</content>
public abstract partial class EngineBehaviour
{
    [Fact]
    public async Task RaiseEvent_DoubledUnknownAndLate_ChangeNothing()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Decide",
                async c =>
                {
                    var decision = await c.WaitForExternalEvent<string>("decision");
                    await c.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                    return decision;
                }
            )
            .StartAsync();
        await engine.Client.RaiseEventAsync("one", "decision", "too early");
        var id = await engine.RunAsync("Decide", instanceId: "one");

        await engine.Client.RaiseEventAsync(id, "nobody waits for this", "?");
        await engine.Client.RaiseEventAsync(id, "decision", "first");
        await engine.Client.RaiseEventAsync(id, "decision", "first");
        await engine.Client.RaiseEventAsync(id, "Decision", "second");
        await engine.Engine.RunUntilIdleAsync();
        await engine.RestartAsync();
        await engine.AdvanceToNextTimerAsync();
        await engine.Client.RaiseEventAsync(id, "decision", "too late");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("first", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.False(await engine.AdvanceToNextTimerAsync());
    }

    [Fact]
    public async Task Start_MessageThatCannotBeRead_IsDroppedAndTheOthersArrive()
    {
        var store = CreateStore();
        await using var engine = await new EngineFixture(store)
            .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        var id = await engine.RunAsync("Wait");
        await engine.Engine.DisposeAsync();
        var state = (await store.ReadOpenAsync(id, CancellationToken.None))!.State;
        await store.AddMessageAsync(state, new StoredMessage("M|0", [9, 9, 9]), CancellationToken.None);
        var readable = ProtoCodec.Encode(Events.EventRaised("go", "\"fine\""));
        await store.AddMessageAsync(state, new StoredMessage("M|1", readable), CancellationToken.None);

        await engine.RestartAsync();
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("fine", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Null(await store.ReadOpenAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task RaiseEvent_TwentyWritersAtOnce_NoneIsLostAndEachKeepsItsOrder()
    {
        const int Writers = 20;
        const int Each = 15;
        await using var engine = await Fixture()
            .Orchestrator(
                "Collect",
                async c =>
                {
                    var seen = new List<string>();
                    while (seen.Count < Writers * Each)
                    {
                        seen.Add(await c.WaitForExternalEvent<string>("n"));
                    }

                    return seen;
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Collect");

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Each; i++)
                        {
                            await engine.Client.RaiseEventAsync(id, "n", $"{writer} {i}");
                        }
                    })
                )
        );
        await engine.Engine.RunUntilIdleAsync();

        var received = (await engine.GetAsync(id)).ReadOutputAs<string[]>()!;
        Assert.Equal(Writers * Each, received.Distinct().Count());
        Assert.All(
            received.GroupBy(text => text.Split(' ')[0]),
            writer => Assert.Equal(Enumerable.Range(0, Each).Select(i => $"{writer.Key} {i}"), writer)
        );
    }

    [Fact]
    public async Task Suspend_TwiceAndResumeOnce_GoesOn()
    {
        await using var engine = await Fixture()
            .Orchestrator("Work", async c => await c.CallActivityAsync<string>("Echo", await c.WaitForExternalEvent<string>("go")))
            .Activity<string, string>("Echo", x => x)
            .StartAsync();
        var id = await engine.RunAsync("Work");
        await engine.Client.ResumeInstanceAsync(id);
        await engine.Client.SuspendInstanceAsync(id);
        await engine.Client.SuspendInstanceAsync(id, "again");
        await engine.Client.RaiseEventAsync(id, "go", "on");
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.GetAsync(id)).RuntimeStatus);

        await engine.Client.ResumeInstanceAsync(id);
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("on", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Suspend_TimerComesDueMeanwhile_IsTakenInAtResume()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Sleep",
                async c =>
                {
                    await c.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                    return c.CurrentUtcDateTime;
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Sleep");
        await engine.Client.SuspendInstanceAsync(id);
        await engine.AdvanceToNextTimerAsync();
        await engine.RestartAsync();
        engine.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.GetAsync(id)).RuntimeStatus);

        await engine.Client.ResumeInstanceAsync(id);
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(EngineFixture.Start.AddHours(2).UtcDateTime, (await engine.GetAsync(id)).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Terminate_SuspendedInstance_EndsIt()
    {
        await using var engine = await Fixture().Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go")).StartAsync();
        var id = await engine.RunAsync("Wait");
        await engine.Client.SuspendInstanceAsync(id);
        await engine.Engine.RunUntilIdleAsync();

        await engine.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(new { Why = "enough" }));
        await engine.Engine.RunUntilIdleAsync();

        var result = await engine.GetAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, """{"Why":"enough"}"""), (result.RuntimeStatus, result.SerializedOutput));
    }

    [Fact]
    public async Task Terminate_NotRecursive_LeavesTheChildren()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                c => c.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: "child"))
            )
            .Orchestrator("Child", c => c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        var id = await engine.RunAsync("Parent");
        await engine.Client.TerminateInstanceAsync(id);
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync("child")).RuntimeStatus);

        await engine.Client.RaiseEventAsync("child", "go", "alone");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("alone", (await engine.GetAsync("child")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await engine.GetAsync(id)).RuntimeStatus);
    }
}
