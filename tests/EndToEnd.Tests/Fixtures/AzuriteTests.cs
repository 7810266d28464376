using Azure.Data.Tables;

namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>Azurite keeps data over a restart.</summary>
[Trait("Category", "Slow")]
public sealed class AzuriteTests
{
    [Fact]
    public async Task Restart_AfterStop_KeepsWhatWasWritten()
    {
        await using var azurite = await Azurite.StartAsync();
        var table = new TableClient(azurite.ConnectionString, "kept");
        await table.CreateAsync();
        await table.AddEntityAsync(new TableEntity("partition", "row") { ["Value"] = 7 });

        await azurite.StopAsync();
        await azurite.RestartAsync();

        var entity = await table.GetEntityAsync<TableEntity>("partition", "row");
        Assert.Equal(7, entity.Value.GetInt32("Value"));
    }

    [Fact]
    public async Task Start_Twice_GivesTwoStorages()
    {
        await using var one = await Azurite.StartAsync();
        await using var other = await Azurite.StartAsync();
        await new TableClient(one.ConnectionString, "own").CreateAsync();

        Assert.Empty(new TableServiceClient(other.ConnectionString).Query(table => table.Name == "own"));
    }
}
