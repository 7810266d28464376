namespace CreditFunctions.LocalHost.Tests.Engine;

/// <content>Large, numerous and unusual values, and errors that fail an instance.</content>
public abstract partial class EngineBehaviour
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(64 * 1024)]
    [InlineData(1_000_000)]
    public Task Payload_OfAnySize_GoesEverywhereAndBack(int length) => GoesEverywhereAndBackAsync(length);

    [Fact]
    [Trait("Category", "Exhaustive")]
    public Task Payload_OfTwentyMegabytes_GoesEverywhereAndBack() => GoesEverywhereAndBackAsync(20_000_000);

    private async Task GoesEverywhereAndBackAsync(int length)
    {
        var payload = new string('x', length);
        await using var engine = await Fixture()
            .Orchestrator(
                "All",
                async c =>
                {
                    var echoed = await c.CallActivityAsync<string>("Echo", c.GetInput<string>());
                    var child = await c.CallSubOrchestratorAsync<string>("Child", echoed);
                    c.SetCustomStatus(child);
                    return await c.WaitForExternalEvent<string>("go");
                }
            )
            .Orchestrator("Child", c => Task.FromResult(c.GetInput<string>()))
            .Activity<string, string>("Echo", x => x)
            .StartAsync();
        var id = await engine.RunAsync("All", payload);
        await engine.RestartAsync();
        await engine.Client.RaiseEventAsync(id, "go", payload);
        await engine.Engine.RunUntilIdleAsync();

        var result = await engine.GetAsync(id);

        Assert.True(payload == result.ReadInputAs<string>());
        Assert.True(payload == result.ReadOutputAs<string>());
        Assert.True(payload == result.ReadCustomStatusAs<string>());
    }

    [Fact]
    public async Task Payload_Null_StaysNull()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Null",
                async c => await c.CallActivityAsync<string>("Echo", c.GetInput<string>()) ?? await c.WaitForExternalEvent<string>("go")
            )
            .Activity<string, string?>("Echo", x => x)
            .StartAsync();
        var id = await engine.RunAsync("Null");
        await engine.Client.RaiseEventAsync(id, "go");
        await engine.Engine.RunUntilIdleAsync();

        var result = await engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, result.RuntimeStatus);
        Assert.Null(result.SerializedInput);
        Assert.Null(result.SerializedOutput);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../../other")]
    [InlineData("it's ''quoted'' & a+b=c, 100%")]
    [InlineData(" spaces around ")]
    [InlineData("换行\n\t\u0001\u007f")]
    [InlineData("😀")]
    [InlineData("////////////////////////////////////////////////////////////////////////////////////////////////////")]
    public async Task InstanceId_WithOddCharacters_WorksEverywhere(string id)
    {
        var large = new string('字', 300_000);
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                async c =>
                {
                    c.SendEvent("receiver", "hello", c.InstanceId);
                    var options = new SubOrchestrationOptions(instanceId: ChildOf(c.InstanceId));
                    return (await c.CallSubOrchestratorAsync<string>("Child", c.GetInput<string>(), options)).Length;
                }
            )
            .Orchestrator("Child", c => c.WaitForExternalEvent<string>("go"))
            .Orchestrator("Receiver", c => c.WaitForExternalEvent<string>("hello"))
            .StartAsync();
        await engine.RunAsync("Receiver", instanceId: "receiver");
        await engine.RunAsync("Parent", large, id);
        var child = ChildOf(id);
        await engine.RestartAsync();

        await engine.Client.RaiseEventAsync(child, "go", large);
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(large.Length, (await engine.GetAsync(id)).ReadOutputAs<int>());
        Assert.True(large == (await engine.GetAsync(child)).ReadInputAs<string>());
        Assert.Contains(id, await ListAsync(engine, new OrchestrationQuery(InstanceIdPrefix: id)));
        Assert.Equal(2, (await engine.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
        Assert.Null(await engine.Client.GetInstanceAsync(id));
    }

    [Fact]
    public async Task InstanceId_TooLongOrNoText_IsRefused()
    {
        await using var engine = await Fixture().Orchestrator("Echo", c => Task.FromResult(1)).StartAsync();

        foreach (var id in new[] { new string('x', 101), "half a pair: \ud83d", "\ude00 the other half" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => engine.RunAsync("Echo", instanceId: id));
        }
    }

    [Theory]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(81)]
    [InlineData(250)]
    public async Task Turns_ManyMerged_SurviveARestartAndANewGeneration(int turns)
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Long",
                async c =>
                {
                    var sum = c.GetInput<int>();
                    for (var i = 0; i < turns; i++)
                    {
                        sum = await c.CallActivityAsync<int>("Add", sum);
                    }

                    if (await c.WaitForExternalEvent<bool>("again"))
                    {
                        c.ContinueAsNew(sum);
                    }

                    return sum;
                }
            )
            .Activity<int, int>("Add", x => x + 1)
            .StartAsync();
        var id = await engine.RunAsync("Long", 0);

        foreach (var again in new[] { true, false })
        {
            await engine.RestartAsync();
            await engine.Client.RaiseEventAsync(id, "again", again);
            await engine.Engine.RunUntilIdleAsync();
        }

        Assert.Equal(2 * turns, (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task CallSubOrchestrator_FiftyDeep_AnswersThrough()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Deep",
                async c => c.GetInput<int>() is var depth and > 0 ? 1 + await c.CallSubOrchestratorAsync<int>("Deep", depth - 1) : 0
            )
            .StartAsync();

        Assert.Equal(50, (await engine.CompleteAsync("Deep", 50)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task WaitForExternalEvent_TenThousandOpenWaits_EachGetsItsEvent()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Many",
                async c =>
                {
                    var waits = Enumerable.Range(0, 10_000).Select(i => c.WaitForExternalEvent<int>($"event-{i}")).ToList();
                    return await waits[17] + await waits[9_999] + await waits[0];
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Many");
        await engine.RestartAsync();

        foreach (var i in new[] { 0, 17, 9_999 })
        {
            await engine.Client.RaiseEventAsync(id, $"EVENT-{i}", i);
        }

        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal(10_016, (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task SetCustomStatus_ThatCannotBeSerialised_FailsTheInstanceOnly()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Circle",
                async c =>
                {
                    var circle = new Dictionary<string, object>();
                    circle["self"] = circle;
                    c.SetCustomStatus(circle);
                    await c.WaitForExternalEvent<string>("go");
                }
            )
            .Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>()))
            .StartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.CompleteAsync("Circle")).RuntimeStatus);
        Assert.Equal("fine", (await engine.CompleteAsync("Echo", "fine")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activity_ThrowsWithoutAMessage_FailsTheCall()
    {
        await using var engine = await Fixture()
            .Orchestrator("Call", c => c.CallActivityAsync("Mute"))
            .Activity<string, string>("Mute", _ => throw new MuteException())
            .StartAsync();

        var failure = (await engine.CompleteAsync("Call")).FailureDetails!;

        Assert.True(failure.InnerFailure!.IsCausedBy<MuteException>());
    }

    [Theory]
    [InlineData(null, "name")]
    [InlineData("receiver", null)]
    public async Task SendEvent_WithoutReceiverOrName_FailsTheOrchestrator(string? receiver, string? name)
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Send",
                c =>
                {
                    c.SendEvent(receiver!, name!, 1);
                    return Task.FromResult("sent");
                }
            )
            .StartAsync();

        Assert.True((await engine.CompleteAsync("Send")).FailureDetails!.IsCausedBy<ArgumentException>());
    }

    private static string ChildOf(string id) => id[..Math.Min(90, id.Length)] + "-child";

    private sealed class MuteException : Exception
    {
        public override string Message => null!;
    }
}
