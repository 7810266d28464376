using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Tests.Engine.Faults;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Storage requests of orchestrations. These figures may only fall.</summary>
[Collection(AzuriteTests.Name)]
public sealed class RequestBudgetTests(TestAccount azurite)
{
    [Theory]
    [InlineData(1, 4)]
    [InlineData(5, 8)]
    [InlineData(20, 23)]
    [InlineData(150, 153)]
    [InlineData(400, 403)]
    public async Task Chain_SequentialActivities_CostsThreeRequestsMoreThanActivities(int activities, int expected)
    {
        var requests = new RequestCounter();
        var store = TableOrchestrationStore.FromConnectionString(
            azurite.ConnectionString,
            TestAccount.NewHub(),
            requests.Count(new TableClientOptions()),
            requests.Count(new BlobClientOptions())
        );

        Assert.Equal(expected, await CostAsync(store, () => requests.Total, "Chain", activities));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public async Task FanOut_ParallelActivities_CostAtMostFourRequestsAndOneForEachResult(int activities)
    {
        var requests = new RequestCounter();
        var store = TableOrchestrationStore.FromConnectionString(
            azurite.ConnectionString,
            TestAccount.NewHub(),
            requests.Count(new TableClientOptions()),
            requests.Count(new BlobClientOptions())
        );

        Assert.InRange(await CostAsync(store, () => requests.Total, "FanOut", activities), 4, 4 + activities);
    }

    [Fact]
    public async Task Chain_FiveSequentialActivities_CostsSevenOperations()
    {
        var store = new FaultyStore(new InMemoryOrchestrationStore(), _ => Fault.None);

        Assert.Equal(7, await CostAsync(store, () => store.Count, "Chain", 5));
    }

    [Fact]
    public async Task Event_RaisedToAWaitingInstance_CostsOneRequestAndTheTurn()
    {
        var requests = new RequestCounter();
        var store = TableOrchestrationStore.FromConnectionString(
            azurite.ConnectionString,
            TestAccount.NewHub(),
            requests.Count(new TableClientOptions())
        );
        await using var engine = await new EngineFixture(store)
            .Orchestrator("Wait", async c => await c.WaitForExternalEvent<string>("a") + await c.WaitForExternalEvent<string>("b"))
            .StartAsync();
        var id = await engine.RunAsync("Wait");
        var before = requests.Total;

        await engine.Client.RaiseEventAsync(id, "a", "x");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal(2, requests.Total - before);
    }

    [Fact]
    public async Task Event_RaisedForNobody_CostsNothing()
    {
        var requests = new RequestCounter();
        var store = TableOrchestrationStore.FromConnectionString(
            azurite.ConnectionString,
            TestAccount.NewHub(),
            requests.Count(new TableClientOptions())
        );
        await using var engine = await new EngineFixture(store)
            .Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>()))
            .StartAsync();
        var id = await engine.RunAsync("Echo", "done");
        var before = requests.Total;

        await engine.Client.RaiseEventAsync(id, "go", "x");
        await engine.Client.RaiseEventAsync("nobody", "go", "x");

        Assert.Equal(0, requests.Total - before);
    }

    private static async Task<int> CostAsync(IOrchestrationStore store, Func<int> count, string orchestrator, int input)
    {
        await using var engine = await new EngineFixture(store)
            .Orchestrator(
                "Chain",
                async c =>
                {
                    var sum = 0;
                    for (var i = 0; i < c.GetInput<int>(); i++)
                    {
                        sum = await c.CallActivityAsync<int>("Add", sum);
                    }

                    return sum;
                }
            )
            .Orchestrator(
                "FanOut",
                async c =>
                    (await Task.WhenAll(Enumerable.Range(0, c.GetInput<int>()).Select(i => c.CallActivityAsync<int>("Add", i)))).Sum()
            )
            .Activity<int, int>("Add", x => x + 1)
            .StartAsync();
        var before = count();
        await engine.RunAsync(orchestrator, input);
        return count() - before;
    }

    private sealed class RequestCounter : HttpPipelineSynchronousPolicy
    {
        private int _total;

        public int Total => Volatile.Read(ref _total);

        public T Count<T>(T options)
            where T : ClientOptions
        {
            options.AddPolicy(this, HttpPipelinePosition.PerRetry);
            return options;
        }

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _total);
    }
}
