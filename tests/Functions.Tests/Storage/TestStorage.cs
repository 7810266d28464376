using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>
/// A storage account with the app's tables and containers: that of <c>AzureWebJobsStorage</c> if set, else a new Azurite. Tests share it,
/// so each uses unique ids.
/// </summary>
public sealed class TestStorage : IAsyncLifetime
{
    private readonly TestAccount _account = new();

    public string ConnectionString => _account.ConnectionString;

    public async Task InitializeAsync()
    {
        await _account.InitializeAsync();
        await new StorageSetup(new TableServiceClient(ConnectionString), new BlobServiceClient(ConnectionString)).EnsureAsync(
            CancellationToken.None
        );
    }

    public Task DisposeAsync() => _account.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<TestStorage>
{
    public const string Name = "Storage";
}
