using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>
/// A storage account with the app's tables and containers: the one of <c>AzureWebJobsStorage</c> if set, else an Azurite of its own.
/// Tests share it, so each uses ids of its own.
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

/// <summary>Tests that share one storage account.</summary>
[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<TestStorage>
{
    public const string Name = "Storage";
}
