using Azure.Data.Tables;
using CreditFunctions.LocalHost.Engine.Storage;
using Grpc.Core;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>
/// A message to an ending instance, or one with unknown result, is neither lost while the instance is open nor left behind after it.
/// </summary>
[Collection(AzuriteTests.Name)]
public sealed class LateMessageTests(TestAccount azurite)
{
    private readonly string _hub = TestAccount.NewHub();
    private bool _storageFails;

    [Fact]
    public async Task Raise_WhileTheInstanceIsRetired_LeavesNoRow()
    {
        EngineFixture? engine = null;
        await using var started = engine = await StartAsync(Store(beforeRetirement: id => engine!.Client.RaiseEventAsync(id, "late")));
        var id = await engine.RunAsync("Wait");

        await engine.Client.RaiseEventAsync(id, "go", "gone");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("gone", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Empty(await OpenRowsAsync());
    }

    [Fact]
    public async Task Raise_TheInstanceEndedMeanwhileAndStorageFails_LeavesNoRowOnceItAnswers()
    {
        EngineFixture? engine = null;
        var isFirst = true;
        await using var started = engine = await StartAsync(
            Store(beforeMessage: async id =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    await engine!.Client.RaiseEventAsync(id, "go", "gone");
                    await engine.Client.WaitForInstanceCompletionAsync(id);
                    _storageFails = true;
                }
            })
        );
        var id = await engine.RunAsync("Wait");

        await engine.Client.RaiseEventAsync(id, "late");
        Assert.Single(await OpenRowsAsync());
        _storageFails = false;
        await engine.Engine.RunUntilIdleAsync();

        Assert.Empty(await OpenRowsAsync());
    }

    [Fact]
    public async Task Raise_StoredButNeverAnswered_IsTakenInAllTheSame()
    {
        await using var engine = await StartAsync(Store(fault: Fault.AppliedButUnanswered));
        var id = await engine.RunAsync("Wait");

        await RaiseUnansweredAsync(engine, id, "go", "perhaps");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("perhaps", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Empty(await OpenRowsAsync());
    }

    [Fact]
    public async Task Raise_StoredButNeverAnsweredWhileTheInstanceIsRead_IsTakenInAllTheSame()
    {
        EngineFixture? engine = null;
        var isFirst = true;
        await using var started = engine = await StartAsync(
            Store(
                fault: Fault.AppliedButUnanswered,
                afterReading: async id =>
                {
                    if (isFirst)
                    {
                        isFirst = false;
                        await RaiseUnansweredAsync(engine!, id, "then", "too");
                    }
                }
            )
        );
        var id = await engine.RunAsync("WaitTwice");

        await RaiseUnansweredAsync(engine, id, "go", "perhaps");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("perhaps too", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Empty(await OpenRowsAsync());
    }

    [Fact]
    public async Task Raise_NeverStored_IsForgotten()
    {
        await using var engine = await StartAsync(Store());
        var id = await engine.RunAsync("Wait");

        await RaiseUnansweredAsync(engine, id, "go", "never");
        await engine.Client.RaiseEventAsync(id, "go", "again");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("again", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Empty(await OpenRowsAsync());
    }

    private static Task<EngineFixture> StartAsync(IOrchestrationStore store) =>
        new EngineFixture(store)
            .Orchestrator("Wait", context => context.WaitForExternalEvent<string>("go"))
            .Orchestrator(
                "WaitTwice",
                async context => $"{await context.WaitForExternalEvent<string>("go")} {await context.WaitForExternalEvent<string>("then")}"
            )
            .StartAsync();

    private async Task RaiseUnansweredAsync(EngineFixture engine, string id, string name, string payload)
    {
        _storageFails = true;
        var refused = await Assert.ThrowsAsync<RpcException>(() => engine.Client.RaiseEventAsync(id, name, payload));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        _storageFails = false;
    }

    private FaultyStore Store(
        Func<string, Task>? afterReading = null,
        Func<string, Task>? beforeMessage = null,
        Func<string, Task>? beforeRetirement = null,
        Fault fault = Fault.NotApplied
    ) =>
        new(TableOrchestrationStore.FromConnectionString(azurite.ConnectionString, _hub), _ => _storageFails ? fault : Fault.None)
        {
            AfterReading = afterReading ?? (_ => Task.CompletedTask),
            BeforeMessage = beforeMessage ?? (_ => Task.CompletedTask),
            BeforeRetirement = beforeRetirement ?? (_ => Task.CompletedTask),
        };

    private async Task<List<string>> OpenRowsAsync() =>
        await new TableServiceClient(azurite.ConnectionString)
            .GetTableClient(_hub + "Live")
            .QueryAsync<TableEntity>()
            .Select(row => $"{row.PartitionKey} {row.RowKey}")
            .ToListAsync();
}
