using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// Row values: in the row while they fit, otherwise in a blob that is written before the row and named in it. An empty column means none,
/// since a merge cannot remove a column.
/// </summary>
internal sealed class LargePayloads(BlobContainerClient container)
{
    private const int LongestText = 16 * 1024;
    private const int LongestColumn = 64 * 1024;
    private const string BlobColumn = "Blob";

    public Task InitializeAsync(CancellationToken cancellationToken) =>
        container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    public async ValueTask WriteTextAsync(
        TableEntity row,
        string column,
        string? text,
        string folder,
        CancellationToken cancellationToken
    ) =>
        (row[column], row[column + BlobColumn]) =
            text?.Length > LongestText
                ? (string.Empty, await UploadAsync(folder, Packing.Pack(Encoding.UTF8.GetBytes(text)), cancellationToken))
                : (text ?? string.Empty, string.Empty);

    public async ValueTask<string?> ReadTextAsync(TableEntity row, string column, CancellationToken cancellationToken) =>
        row.GetString(column + BlobColumn) is { Length: > 0 } blob
            ? Encoding.UTF8.GetString(Packing.Unpack(await DownloadAsync(blob, cancellationToken)))
        : row.GetString(column) is { Length: > 0 } text ? text
        : null;

    /// <summary>Writes bytes into as many columns as needed, unless they exceed the limit.</summary>
    public async ValueTask WriteBytesAsync(
        TableEntity row,
        string column,
        byte[] bytes,
        int limit,
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (bytes.Length > limit)
        {
            row[column + BlobColumn] = await UploadAsync(folder, bytes, cancellationToken);
            return;
        }

        for (var offset = 0; offset < bytes.Length; offset += LongestColumn)
        {
            row[column + (offset / LongestColumn)] =
                bytes.Length <= LongestColumn ? bytes : bytes[offset..Math.Min(offset + LongestColumn, bytes.Length)];
        }
    }

    public async ValueTask<byte[]?> ReadBytesAsync(TableEntity row, string column, CancellationToken cancellationToken)
    {
        if (row.GetString(column + BlobColumn) is { Length: > 0 } blob)
        {
            return await DownloadAsync(blob, cancellationToken);
        }

        if (row.GetBinary(column + 0) is not { } bytes)
        {
            return null;
        }

        for (var i = 1; row.GetBinary(column + i) is { } more; i++)
        {
            bytes = [.. bytes, .. more];
        }

        return bytes;
    }

    /// <summary>Whether a value of the row is in a blob.</summary>
    public static bool IsUsedBy(TableEntity row) =>
        row.Any(column => column.Key.EndsWith(BlobColumn, StringComparison.Ordinal) && column.Value is string { Length: > 0 });

    public async Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder + "/", cancellationToken))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }

    private async Task<string> UploadAsync(string folder, byte[] bytes, CancellationToken cancellationToken)
    {
        var name = $"{folder}/{Guid.NewGuid():N}";
        await container.GetBlobClient(name).UploadAsync(new BinaryData(bytes), overwrite: true, cancellationToken);
        return name;
    }

    private async Task<byte[]> DownloadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new InvalidDataException($"The payload '{name}' is gone.", e);
        }
    }
}
