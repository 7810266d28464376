using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Hosting.State;

/// <summary>Stores each value in a blob of the task hub's container, created at the first write.</summary>
internal sealed class BlobHostState(string connection, string hubName) : IHostState
{
    private readonly BlobContainerClient _container = new(
        connection,
        $"{hubName.ToLowerInvariant()}-host",
        StorageTimeouts.Apply(new BlobClientOptions())
    );

    public async Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(string name, BinaryData content, CancellationToken cancellationToken)
    {
        var blob = _container.GetBlobClient(name);
        try
        {
            await blob.UploadAsync(content, overwrite: true, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await blob.UploadAsync(content, overwrite: true, cancellationToken);
        }
    }
}
