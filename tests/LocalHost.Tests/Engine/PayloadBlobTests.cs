using Azure.Storage.Blobs;
using CreditFunctions.LocalHost.Engine.Storage;
using OrchestrationAlreadyExistsException = DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Values too large for a row are in blobs, and are deleted with their instance.</summary>
[Collection(AzuriteTests.Name)]
public sealed class PayloadBlobTests(TestAccount azurite)
{
    private static readonly string Large = new('字', 400_000);

    private readonly string _hub = TestAccount.NewHub();

    [Fact]
    public async Task Purge_InstanceWithLargePayloads_LeavesNoBlob()
    {
        await using var engine = await StartAsync();
        var id = await engine.RunAsync("Large", Random(2_000_000), "large");
        await engine.Client.RaiseEventAsync(id, "go", Random(2_000_000));
        await engine.Engine.RunUntilIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync(id)).RuntimeStatus);
        Assert.NotEmpty(await BlobsAsync());

        await engine.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true));

        Assert.Empty(await BlobsAsync());
    }

    [Fact]
    public async Task Schedule_OpenIdWithALargeInput_LeavesNoBlob()
    {
        await using var other = await StartAsync();
        await using var engine = await StartAsync();
        await other.RunAsync("Wait", instanceId: "one");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => engine.RunAsync("Wait", Large, "one"));

        Assert.Empty(await BlobsAsync());
    }

    [Fact]
    public async Task Start_PayloadsGone_FailsThoseInstancesAndOthersGoOn()
    {
        await using var engine = await StartAsync();
        await engine.RunAsync("Wait", Large, "lost-input");
        await engine.RunAsync("WaitTwice", instanceId: "lost-history");
        await engine.Client.RaiseEventAsync("lost-history", "go", Random(2_000_000));
        await engine.RunAsync("Parent", instanceId: "parent");
        await engine.RunAsync("Wait", instanceId: "healthy");
        await engine.Engine.RunUntilIdleAsync();
        await Container.DeleteAsync();

        await engine.RestartAsync();
        await engine.Client.RaiseEventAsync("healthy", "go", "fine");
        await engine.Engine.RunUntilIdleAsync();

        Assert.Equal("fine", (await engine.GetAsync("healthy")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync("lost-input")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync("lost-history")).RuntimeStatus);
        Assert.Equal("child failed", (await engine.GetAsync("parent")).ReadOutputAs<string>());
    }

    private BlobContainerClient Container =>
        new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(_hub.ToLowerInvariant() + "-payloads");

    // Incompressible, so that turns and messages become blobs too.
    private static string Random(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    private async Task<List<string>> BlobsAsync() => await Container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();

    private Task<EngineFixture> StartAsync() =>
        new EngineFixture(TableOrchestrationStore.FromConnectionString(azurite.ConnectionString, _hub))
            .Orchestrator("Wait", c => c.WaitForExternalEvent<string>("go"))
            .Orchestrator("WaitTwice", async c => await c.WaitForExternalEvent<string>("go") + await c.WaitForExternalEvent<string>("go"))
            .Orchestrator(
                "Parent",
                async c =>
                {
                    try
                    {
                        return await c.CallSubOrchestratorAsync<string>("Wait", Large);
                    }
                    catch (TaskFailedException)
                    {
                        return "child failed";
                    }
                }
            )
            .Orchestrator("Echo", c => Task.FromResult(c.GetInput<string>()))
            .Orchestrator(
                "Large",
                async c =>
                {
                    var answer = await c.CallSubOrchestratorAsync<string>("Echo", c.GetInput<string>());
                    c.SetCustomStatus(answer);
                    return answer + await c.WaitForExternalEvent<string>("go");
                }
            )
            .StartAsync();
}
