using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>With any failure and any crash, an instance ends as if undisturbed.</summary>
[Collection(AzuriteTests.Name)]
public sealed class FaultTests(TestAccount azurite)
{
    private static readonly string[] AllEffects = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Crash_AtEveryStoreOperation_EndsAsPromised(bool lastIsApplied)
    {
        var operation = 1;
        while (await CrashAsync(new InMemoryOrchestrationStore(), operation, lastIsApplied))
        {
            operation++;
        }

        Assert.InRange(operation, 15, 100);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(14)]
    public async Task Crash_OnTables_EndsAsPromised(int operation)
    {
        var store = TableOrchestrationStore.FromConnectionString(azurite.ConnectionString, TestAccount.NewHub());

        Assert.True(await CrashAsync(store, operation, lastIsApplied: operation % 2 == 0));
    }

    [Theory]
    [InlineData(nameof(Fault.NotApplied))]
    [InlineData(nameof(Fault.AppliedButUnanswered))]
    [InlineData(nameof(Fault.Conflict))]
    [InlineData(nameof(Fault.AppliedButConflict))]
    public async Task Fault_AtEveryStoreOperation_IsNotNoticed(string kind)
    {
        var fault = Enum.Parse<Fault>(kind);
        var operation = 0;
        FaultyStore store;
        do
        {
            var failing = ++operation;
            store = new FaultyStore(new InMemoryOrchestrationStore(), number => number == failing ? fault : Fault.None);
            var procedure = new Procedure();
            await using var engine = await procedure.AddTo(new EngineFixture(store)).StartAsync();

            await Procedure.DriveAsync(engine);

            await AssertDoneAsync(engine, $"operation {failing}");
            Assert.Equal(AllEffects.Select(key => KeyValuePair.Create(key, 1)), procedure.Effects.OrderBy(effect => effect.Key));
        } while (store.Count >= operation);

        Assert.InRange(operation, 15, 100);
    }

    [Fact]
    public async Task Fault_ManyInARow_NoInstanceFails()
    {
        var store = new FaultyStore(
            new InMemoryOrchestrationStore(),
            number =>
                number % 5 != 0 ? Fault.None
                : number % 2 == 0 ? Fault.NotApplied
                : Fault.AppliedButUnanswered
        );
        await using var engine = await new EngineFixture(store)
            .Orchestrator(
                "Chain",
                async c =>
                {
                    var sum = 0;
                    for (var i = 0; i < 10; i++)
                    {
                        sum = await c.CallActivityAsync<int>("Add", sum);
                    }

                    return sum;
                }
            )
            .Activity<int, int>("Add", x => x + 1)
            .StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => engine.Client.ScheduleNewOrchestrationInstanceAsync("Chain")));
        await engine.Engine.RunUntilIdleAsync();

        foreach (var id in ids)
        {
            Assert.Equal(10, (await engine.GetAsync(id)).ReadOutputAs<int>());
        }
    }

    private static async Task<bool> CrashAsync(IOrchestrationStore store, int operation, bool lastIsApplied)
    {
        var dying = FaultyStore.DyingAt(store, operation, lastIsApplied);
        var procedure = new Procedure();
        var before = await procedure.AddTo(new EngineFixture(dying)).StartAsync();
        var drive = Procedure.DriveAsync(before);
        await Task.WhenAny(drive, dying.Dead);
        var clock = before.Clock;
        await before.DisposeAsync();
        _ = drive.ContinueWith(task => task.Exception, TaskScheduler.Default);

        await using var after = await procedure.AddTo(new EngineFixture(store) { Clock = clock }).StartAsync();
        await Procedure.DriveAsync(after);

        await AssertDoneAsync(after, $"operation {operation}");
        Assert.Equal(AllEffects, procedure.Effects.Keys.Order());
        return dying.Dead.IsCompleted;
    }

    private static async Task AssertDoneAsync(EngineFixture engine, string when)
    {
        var result = await engine.GetAsync(Procedure.Id);
        Assert.True(
            (result.RuntimeStatus, result.ReadOutputAs<string>()) == (OrchestrationRuntimeStatus.Completed, Procedure.Output),
            $"At {when}: {result}"
        );
        Assert.Equal("12", (await engine.GetAsync("collector")).ReadOutputAs<string>());
        Assert.Equal("child:c", (await engine.GetAsync("child")).ReadOutputAs<string>());
    }
}
