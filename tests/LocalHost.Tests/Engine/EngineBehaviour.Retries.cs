namespace CreditFunctions.LocalHost.Tests.Engine;

/// <content>Retries, and cancelled timers.</content>
public abstract partial class EngineBehaviour
{
    [Theory]
    [InlineData(25, 4)]
    [InlineData(60, 6)]
    [InlineData(null, 10)]
    public async Task RetryPolicy_Timeout_NoAttemptIsDecidedOnAfterIt(int? timeoutSeconds, int attempts)
    {
        var calls = 0;
        TimeSpan? timeout = timeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var policy = new RetryPolicy(10, TimeSpan.FromSeconds(10), 1.3, maxRetryInterval: TimeSpan.FromSeconds(20), timeout);
        await using var engine = await Fixture()
            .Activity<string, string>("Broken", _ => throw new IOException($"call {++calls}"))
            .Orchestrator("Retry", c => c.CallActivityAsync<string>("Broken", options: new TaskOptions(policy)))
            .StartAsync();
        var id = await engine.RunAsync("Retry");

        for (var i = 0; i < 20 && await engine.AdvanceToNextTimerAsync(); i++)
        {
            Assert.True(i < 19, "There is no end of attempts.");
        }

        Assert.Equal(attempts, calls);
        Assert.Equal($"call {attempts}", (await engine.GetAsync(id)).FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task RetryPolicy_SubOrchestrationWithOneId_RunsAgainUnderIt()
    {
        var runs = 0;
        var options = new SubOrchestrationOptions(new RetryPolicy(3, TimeSpan.FromMinutes(5)), "child");
        await using var engine = await Fixture()
            .Orchestrator("Parent", c => c.CallSubOrchestratorAsync<string>("Child", options: options))
            .Orchestrator(
                "Child",
                async c => await c.CallActivityAsync<int>("Count") < 3 ? throw new InvalidOperationException("again") : "third"
            )
            .Activity<string, int>("Count", _ => ++runs)
            .StartAsync();
        var id = await engine.RunAsync("Parent");

        Assert.True(await engine.AdvanceToNextTimerAsync());
        await engine.RestartAsync();
        Assert.True(await engine.AdvanceToNextTimerAsync());

        Assert.Equal("third", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task RetryHandler_AsyncWithItsOwnWait_SeesAttemptFailureAndTime()
    {
        var calls = 0;
        var asked = new List<string>();
        await using var engine = await Fixture()
            .Activity<string, string>("Flaky", _ => ++calls < 3 ? throw new IOException($"call {calls}") : "ok")
            .Orchestrator(
                "Retry",
                c =>
                    c.CallActivityAsync<string>(
                        "Flaky",
                        options: TaskOptions.FromRetryHandler(async retry =>
                        {
                            if (!retry.OrchestrationContext.IsReplaying)
                            {
                                asked.Add(
                                    $"{retry.LastAttemptNumber} {retry.LastFailure.ErrorMessage} {retry.TotalRetryTime.TotalMinutes}"
                                );
                            }

                            await retry.OrchestrationContext.CreateTimer(
                                TimeSpan.FromMinutes(retry.LastAttemptNumber),
                                CancellationToken.None
                            );
                            return true;
                        })
                    )
            )
            .StartAsync();
        var id = await engine.RunAsync("Retry");

        Assert.True(await engine.AdvanceToNextTimerAsync());
        await engine.RestartAsync();
        Assert.True(await engine.AdvanceToNextTimerAsync());

        Assert.Equal("ok", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Equal(["1 call 1 0", "2 call 2 1"], asked);
    }

    [Fact]
    public async Task RetryHandler_OfASubOrchestration_Declines()
    {
        var asked = 0;
        await using var engine = await Fixture()
            .Orchestrator(
                "Parent",
                c =>
                    c.CallSubOrchestratorAsync<string>(
                        "Child",
                        options: TaskOptions.FromRetryHandler(retry =>
                        {
                            asked++;
                            return !retry.LastFailure.IsCausedBy<ArgumentException>();
                        })
                    )
            )
            .Orchestrator("Child", _ => throw new ArgumentException("for good"))
            .StartAsync();

        var result = await engine.CompleteAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, result.RuntimeStatus);
        Assert.Equal("for good", result.FailureDetails!.InnerFailure!.ErrorMessage);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task WhenAny_TimersCancelledInALoop_ChangeNothingWhenTheyFire()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Loop",
                async c =>
                {
                    var wins = new List<string>();
                    for (var i = 0; i < 5; i++)
                    {
                        using var cancellation = new CancellationTokenSource();
                        var reminder = c.CreateTimer(TimeSpan.FromDays(2), cancellation.Token);
                        var answer = c.WaitForExternalEvent<string>("answer");
                        wins.Add(await Task.WhenAny(reminder, answer) == answer ? await answer : "reminded");
#pragma warning disable CA1849 // CancelAsync would leave the orchestrator's thread.
                        cancellation.Cancel();
#pragma warning restore CA1849
                    }

                    await c.WaitForExternalEvent<string>("end");
                    return wins;
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Loop");
        await engine.Client.RaiseEventAsync(id, "answer", "a");
        await engine.Client.RaiseEventAsync(id, "answer", "b");
        await engine.AdvanceToNextTimerAsync();
        await engine.RestartAsync();
        await engine.Client.RaiseEventAsync(id, "answer", "c");
        await engine.AdvanceToNextTimerAsync();

        Assert.False(await engine.AdvanceToNextTimerAsync());
        await engine.Client.RaiseEventAsync(id, "end");
        await engine.Engine.RunUntilIdleAsync();
        var wins = (await engine.GetAsync(id)).ReadOutputAs<string[]>()!;
        Assert.Equal(["a", "b", "reminded", "c", "reminded"], wins);
    }

    [Fact]
    public async Task WaitForExternalEvent_CancelledFromOutside_IsCancelled()
    {
        await using var engine = await Fixture()
            .Orchestrator(
                "Race",
                async c =>
                {
                    using var cancellation = new CancellationTokenSource();
                    var slow = c.WaitForExternalEvent<string>("slow", TimeSpan.FromDays(9), cancellation.Token);
                    await c.WaitForExternalEvent<string>("stop");
#pragma warning disable CA1849 // CancelAsync would leave the orchestrator's thread.
                    cancellation.Cancel();
#pragma warning restore CA1849
                    await slow.ContinueOnCancel();
                    return $"{slow.IsCanceled} {await c.WaitForExternalEvent<string>("slow")}";
                }
            )
            .StartAsync();
        var id = await engine.RunAsync("Race");
        await engine.Client.RaiseEventAsync(id, "stop");
        await engine.Engine.RunUntilIdleAsync();
        await engine.Client.RaiseEventAsync(id, "slow", "not swallowed");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("True not swallowed", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }
}
