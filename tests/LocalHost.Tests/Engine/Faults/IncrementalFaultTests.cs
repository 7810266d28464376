using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Grpc.Core;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>
/// Lets 0, 1, 2, … operations succeed and then fails one, until an orchestration completes undisturbed: it always completes, its effects
/// occur once, no data remains, and its history is valid.
/// </summary>
public sealed class IncrementalFaultTests
{
    public static IEnumerable<object[]> Cases =>
        from name in Scenarios.All
        from fault in new[] { Fault.NotApplied, Fault.AppliedButUnanswered, Fault.Conflict, Fault.AppliedButConflict }
        select new object[] { name, fault.ToString() };

    public static IEnumerable<object[]> Names => Scenarios.All.Select(name => new object[] { name });

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Cases))]
    public async Task Fault_OnceAtEachOperation_IsNotNoticed(string name, string kind)
    {
        var fault = Enum.Parse<Fault>(kind);
        var succeeding = -1;
        FaultyStore store;
        do
        {
            var failing = ++succeeding + 1;
            store = await RunAsync(name, number => number == failing ? fault : Fault.None, $"{fault} after {succeeding} operations");
        } while (store.Count > succeeding);

        Assert.InRange(succeeding, 3, 100);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Names))]
    public async Task Fault_TwiceInARow_IsNotNoticed(string name)
    {
        for (var failing = 1; failing <= 20; failing++)
        {
            var first = failing;
            await RunAsync(
                name,
                number =>
                    number == first ? Fault.AppliedButUnanswered
                    : number == first + 1 ? Fault.NotApplied
                    : Fault.None,
                $"twice from operation {first}"
            );
        }
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Names))]
    public async Task Fault_AtRandomEverywhere_IsNotNoticed(string name)
    {
        for (var seed = 1; seed <= 15; seed++)
        {
            var random = new Random(seed);
            var gate = new Lock();
            Fault FaultOf(int number)
            {
                lock (gate)
                {
                    return random.Next(3) == 0 ? (Fault)random.Next(1, 5) : Fault.None;
                }
            }

            await RunAsync(name, FaultOf, $"with seed {seed}");
        }
    }

    [Theory]
    [InlineData(nameof(Fault.Conflict))]
    [InlineData(nameof(Fault.AppliedButConflict))]
    public async Task RaiseEvent_ManyWritersWhileTurnsAreReadAgain_NoneIsLost(string kind)
    {
        var fault = Enum.Parse<Fault>(kind);
        const int Writers = 20;
        const int Each = 40;
        var store = new FaultyStore(new InMemoryOrchestrationStore(), number => number % 3 == 0 ? fault : Fault.None);
        await using var engine = await new EngineFixture(store)
            .Orchestrator(
                "Collect",
                async c =>
                {
                    var seen = new HashSet<int>();
                    while (seen.Count < Writers * Each)
                    {
                        seen.Add(await c.WaitForExternalEvent<int>("n"));
                    }

                    return seen.Sum();
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
                            await RaiseUntilAnsweredAsync(engine, id, (writer * Each) + i);
                        }
                    })
                )
        );
        await engine.Engine.RunUntilIdleAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(Enumerable.Range(0, Writers * Each).Sum(), (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    /// <summary>A sender retries as requested; the event may then be delivered twice.</summary>
    private static async Task RaiseUntilAnsweredAsync(EngineFixture engine, string id, int value)
    {
        while (true)
        {
            try
            {
                await engine.Client.RaiseEventAsync(id, "n", value);
                return;
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.Unavailable)
            {
                // All its attempts met failing operations, as several senders interleave.
            }
        }
    }

    private static async Task<FaultyStore> RunAsync(string name, Func<int, Fault> faultOf, string when)
    {
        var stored = new InMemoryOrchestrationStore();
        var store = new FaultyStore(stored, faultOf);
        var scenario = Scenarios.Create(name);
        await using var engine = await scenario.AddTo(new EngineFixture(store)).StartAsync();

        await scenario.DriveAsync(engine).WaitAsync(TimeSpan.FromMinutes(1));
        await engine.Engine.RunUntilIdleAsync().WaitAsync(TimeSpan.FromMinutes(1));

        await scenario.AssertDoneAsync(engine, when);
        Assert.True((await stored.ReadAllOpenAsync(CancellationToken.None)).Count == 0, $"{name}, {when}: something is left open.");
        foreach (var id in scenario.Ends.Keys)
        {
            var history = (await stored.ReadFinishedHistoryAsync(id, CancellationToken.None))!;
            SoundHistory.Require(ProtoCodec.DecodeEvents(history), $"{name}, {when}: {id}");
        }

        return store;
    }
}
