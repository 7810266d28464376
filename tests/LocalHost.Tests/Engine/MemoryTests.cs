using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>What has ended, or was let go of, is held by nobody.</summary>
public sealed class MemoryTests
{
    private const int Instances = 200;
    private const int StillOnSomeStack = 5;

    private readonly ConcurrentBag<WeakReference> _locals = [];

    [Fact]
    public async Task FinishedInstances_WithFarTimersCancelled_AreLetGo()
    {
        await using var engine = await StartAsync(maxLiveOrchestrators: 1_000);
        await RunAllAsync(engine);
        Assert.Equal(Instances, CountAlive());

        await RaiseAllAsync(engine);

        Assert.InRange(CountAlive(), 0, StillOnSomeStack);
    }

    [Fact]
    public async Task WaitingInstances_MoreThanMayLive_KeepNoOrchestrator()
    {
        await using var engine = await StartAsync(maxLiveOrchestrators: 10);

        await RunAllAsync(engine);

        Assert.InRange(CountAlive(), 10, 10 + StillOnSomeStack);
    }

    private static async Task RunAllAsync(EngineFixture engine)
    {
        for (var i = 0; i < Instances; i++)
        {
            await engine.RunAsync("Wait", instanceId: $"wait-{i}");
        }
    }

    private static async Task RaiseAllAsync(EngineFixture engine)
    {
        for (var i = 0; i < Instances; i++)
        {
            await engine.Client.RaiseEventAsync($"wait-{i}", "go", "x");
        }

        await engine.Engine.RunUntilIdleAsync();
    }

    private Task<EngineFixture> StartAsync(int maxLiveOrchestrators) =>
        new EngineFixture(new InMemoryOrchestrationStore()) { MaxLiveHistories = maxLiveOrchestrators }
            .Orchestrator("Wait", WaitAsync)
            .StartAsync();

    private async Task WaitAsync(TaskOrchestrationContext context)
    {
        var local = new object();
        _locals.Add(new WeakReference(local));
        await context.WaitForExternalEvent<string>("go", TimeSpan.FromDays(365));
        GC.KeepAlive(local);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int CountAlive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return _locals.Count(local => local.IsAlive);
    }
}
