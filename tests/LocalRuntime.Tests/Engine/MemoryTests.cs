using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Tests.Engine;

/// <summary>What is measured with nothing running beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "Alone";
}

/// <summary>What waits costs little memory, and what has ended costs none.</summary>
[Collection(AloneTests.Name)]
public sealed class MemoryTests
{
    private const int Instances = 3_000;
    private const int MostBytesOfAWait = 10 * 1024;

    [Fact]
    public async Task OpenWait_InMemory_CostsAtMostTenKilobytes()
    {
        await using var engine = await StartAsync(new InMemoryOrchestrationStore());
        await engine.RunAsync("Wait");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await FillAsync(engine);

        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / Instances, 100, MostBytesOfAWait);
        GC.KeepAlive(engine);
    }

    [Fact]
    public async Task FinishedInstances_PurgedFromTheStore_LeaveNothingInTheEngine()
    {
        var store = new InMemoryOrchestrationStore();
        await using var engine = await StartAsync(store);
        await engine.RunAsync("Wait");
        await FinishAsync(engine);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var round = 0; round < 3; round++)
        {
            await FillAsync(engine);
            await FinishAsync(engine);
        }

        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / (3 * Instances), long.MinValue, 100);
        GC.KeepAlive(engine);
    }

    private static Task<EngineFixture> StartAsync(IOrchestrationStore store) => new EngineFixture(store)
        .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go", TimeSpan.FromDays(365)))
        .StartAsync();

    private static async Task FillAsync(EngineFixture engine)
    {
        for (var i = 0; i < Instances; i++)
        {
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions($"wait-{i}"));
        }

        await engine.Engine.RunUntilIdleAsync();
    }

    private static async Task FinishAsync(EngineFixture engine)
    {
        await foreach (var open in engine.Client.GetAllInstancesAsync())
        {
            await engine.Client.RaiseEventAsync(open.InstanceId, "go", "x");
        }

        await engine.Engine.RunUntilIdleAsync();
        await engine.Client.PurgeAllInstancesAsync(new LocalRuntime.DurableTask.Client.PurgeInstancesFilter());
    }
}
