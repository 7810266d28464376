using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace CreditFunctions.Functions.Storage;

/// <summary>Creates the tables and containers of the app, once a process.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs)
{
    private volatile bool _isDone;

    /// <summary>No effect once it has succeeded.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isDone)
        {
            return;
        }

        await Task.WhenAll([
            .. StorageNames.Tables.Select(name => (Task)tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
            .. StorageNames.Containers.Select(name =>
                (Task)blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
        ]);
        _isDone = true;
    }

    /// <summary>Checks with inexpensive requests that tables and blobs respond.</summary>
    /// <exception cref="RequestFailedException">One of them does not.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await tables
            .GetTableClient(StorageNames.Pending)
            .GetEntityIfExistsAsync<TableEntity>("probe", "probe", cancellationToken: cancellationToken);
        await blobs.GetBlobContainerClient(StorageNames.PublicContainer).GetBlobClient("probe").ExistsAsync(cancellationToken);
    }
}
