using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Histories of ended or idle instances use no memory. Runs alone, since it measures the whole heap.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class MemoryTests
{
    private const int Instances = 200;
    private const int LongEvent = 50_000;

    // The size of all events; the store compresses them to almost nothing.
    private const long AllEvents = Instances * LongEvent * sizeof(char);

    [Fact]
    public async Task FinishedInstances_WithFarTimers_AreLetGo()
    {
        await using var engine = await StartAsync(maxLiveHistories: 1_000);
        await RunAllAsync(engine);
        var waiting = GC.GetTotalMemory(forceFullCollection: true);

        await RaiseAllAsync(engine, "end", 1);

        Assert.InRange(waiting - GC.GetTotalMemory(forceFullCollection: true), AllEvents / 2, long.MaxValue);
    }

    [Fact]
    public async Task WaitingInstances_MoreThanMayBeLive_KeepNoHistory()
    {
        var before = await MeasureAfterARunAsync();
        await using var engine = await StartAsync(maxLiveHistories: 10);

        await RunAllAsync(engine);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, AllEvents / 2);
    }

    // Pooled buffers stay allocated: they are the same before and after.
    private static async Task<long> MeasureAfterARunAsync()
    {
        await using (var engine = await StartAsync(maxLiveHistories: 1_000))
        {
            await RunAllAsync(engine);
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task RunAllAsync(EngineFixture engine)
    {
        for (var i = 0; i < Instances; i++)
        {
            await engine.RunAsync("Wait", instanceId: $"wait-{i}");
        }

        await RaiseAllAsync(engine, "go", LongEvent);
    }

    private static async Task RaiseAllAsync(EngineFixture engine, string name, int length)
    {
        for (var i = 0; i < Instances; i++)
        {
            await engine.Client.RaiseEventAsync($"wait-{i}", name, new string((char)('a' + (i % 26)), length));
        }

        await engine.Engine.RunUntilIdleAsync();
    }

    private static Task<EngineFixture> StartAsync(int maxLiveHistories) =>
        new EngineFixture(new InMemoryOrchestrationStore()) { MaxLiveHistories = maxLiveHistories }
            .Orchestrator(
                "Wait",
                async c =>
                {
                    await c.WaitForExternalEvent<string>("go", TimeSpan.FromDays(365));
                    await c.WaitForExternalEvent<string>("end", TimeSpan.FromDays(365));
                }
            )
            .StartAsync();
}

/// <summary>Tests that run without others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "Measured alone";
}
