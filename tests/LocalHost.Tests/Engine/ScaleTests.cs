using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Many finished and open instances add no cost to others, at start and per step.</summary>
[Collection(AzuriteTests.Name)]
public sealed class ScaleTests(TestAccount azurite)
{
    private const int Finished = 300;
    private const int Open = 40;

    private readonly string _hub = TestAccount.NewHub();
    private readonly TrafficCounter _traffic = new();

    [Fact]
    public async Task Start_BesideManyFinishedInstances_ReadsTheOpenOnesOnly()
    {
        await FillAsync();
        _traffic.Reset();

        await using var engine = await StartAsync();

        // Requests for two tables and a container, and one query with a row per instance and one for its turn.
        Assert.Equal((4, 2 * Open), (_traffic.Requests, _traffic.RowsRead));
        await engine.Client.RaiseEventAsync("open-7", "go", "still here");
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal("still here", (await engine.GetAsync("open-7")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Step_BesideManyInstances_ReadsAndWritesAsWithNone()
    {
        var alone = await CostOfAStepAsync();
        await FillAsync();

        var beside = await CostOfAStepAsync();

        Assert.Equal(alone, beside);
        Assert.Equal(0, beside.RowsRead);
    }

    private async Task<(int Requests, int RowsRead, int RowsWritten)> CostOfAStepAsync()
    {
        await using var engine = await StartAsync();
        await engine.RunAsync("Chain", instanceId: "chain");
        _traffic.Reset();
        await engine.Client.RaiseEventAsync("chain", "go", "x");
        await engine.Engine.RunUntilIdleAsync();
        var cost = (_traffic.Requests, _traffic.RowsRead, _traffic.RowsWritten);
        await engine.Client.TerminateInstanceAsync("chain");
        await engine.Engine.RunUntilIdleAsync();
        await engine.Client.PurgeInstanceAsync("chain");
        return cost;
    }

    private async Task FillAsync()
    {
        await using var engine = await StartAsync();
        await Parallel.ForAsync(
            0,
            Finished + Open,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, cancellation) =>
                await engine.Client.ScheduleNewOrchestrationInstanceAsync(
                    "Wait",
                    null,
                    new StartOrchestrationOptions(i < Open ? $"open-{i}" : $"finished-{i}"),
                    cancellation
                )
        );
        await engine.Engine.RunUntilIdleAsync();
        await Parallel.ForAsync(
            Open,
            Finished + Open,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, cancellation) => await engine.Client.RaiseEventAsync($"finished-{i}", "go", "x", cancellation)
        );
        await engine.Engine.RunUntilIdleAsync();
        var completed = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed]);
        Assert.Equal(Finished, await engine.Client.GetAllInstancesAsync(completed).CountAsync());
    }

    private Task<EngineFixture> StartAsync() =>
        new EngineFixture(
            TableOrchestrationStore.FromConnectionString(
                azurite.ConnectionString,
                _hub,
                _traffic.Count(new TableClientOptions()),
                _traffic.Count(new BlobClientOptions())
            )
        )
            .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go"))
            .Orchestrator(
                "Chain",
                async c =>
                {
                    await c.WaitForExternalEvent<string>("go");
                    await c.CallActivityAsync<string>("Echo", "a");
                    await c.CallActivityAsync<string>("Echo", "b");
                    await c.WaitForExternalEvent<string>("end");
                }
            )
            .Activity<string, string>("Echo", x => x)
            .StartAsync();

    /// <summary>Counts requests and the rows in query responses and in writes.</summary>
    private sealed class TrafficCounter : HttpPipelinePolicy
    {
        private int _requests;
        private int _rowsRead;
        private int _rowsWritten;

        public int Requests => Volatile.Read(ref _requests);

        public int RowsRead => Volatile.Read(ref _rowsRead);

        public int RowsWritten => Volatile.Read(ref _rowsWritten);

        public void Reset() => _requests = _rowsRead = _rowsWritten = 0;

        public T Count<T>(T options)
            where T : ClientOptions
        {
            options.AddPolicy(this, HttpPipelinePosition.PerRetry);
            return options;
        }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Interlocked.Increment(ref _requests);
            Interlocked.Add(ref _rowsWritten, await RowsInAsync(message.Request.Content));
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Method == RequestMethod.Get)
            {
                Interlocked.Add(ref _rowsRead, RowsIn(message.Response.Content.ToString()));
            }
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        private static async Task<int> RowsInAsync(RequestContent? content)
        {
            if (content is null)
            {
                return 0;
            }

            using var buffer = new MemoryStream();
            await content.WriteToAsync(buffer, CancellationToken.None);
            return RowsIn(Encoding.UTF8.GetString(buffer.ToArray()));
        }

        private static int RowsIn(string json) => json.Split("\"PartitionKey\":").Length - 1;
    }
}
