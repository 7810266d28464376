using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Pending;

/// <summary>One writer's marker that a record may have an instance to start or wake, or mails to send.</summary>
/// <param name="Writer">Distinguishes markers on the same record.</param>
/// <param name="Age">Time since it was written.</param>
public sealed record PendingItem(RecordRef Record, string Writer, TimeSpan Age = default)
{
    /// <summary>Of the marker as read, so that a renewed one is not removed.</summary>
    public ETag ETag { get; init; } = ETag.All;
}

/// <summary>
/// Finds unfinished work without scanning: before a transaction with later effects, a marker of its record is written; when the work is
/// done, the marker is removed. Each writer has its own marker, so that it cannot remove another one's. Partitions 00 to 15, by a hash of
/// the id.
/// </summary>
public sealed class PendingWork(TableServiceClient tables, [FromKeyedServices(Clocks.Machine)] TimeProvider machine)
{
    /// <summary>During this time the writer is assumed to be running.</summary>
    public static readonly TimeSpan LeftAloneFor = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a marker is kept after its writer: longer than any request, since the marked fact may be stored at its very end.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private const int Buckets = 16;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Pending);

    public Task<PendingItem> MarkAsync(RecordRef record, CancellationToken cancellationToken) =>
        MarkAsync(record, Guid.NewGuid().ToString("N"), cancellationToken);

    /// <summary>Writes a marker of a writer; an existing one is renewed.</summary>
    public async Task<PendingItem> MarkAsync(RecordRef record, string writer, CancellationToken cancellationToken)
    {
        var item = new PendingItem(record, writer);
        await _table.UpsertEntityAsync(new TableEntity(Bucket(item), RowKey(item)), TableUpdateMode.Replace, cancellationToken);
        return item;
    }

    /// <summary>Removes a marker unless it was renewed since it was read; a removed one stays removed.</summary>
    public async Task ClearAsync(PendingItem item, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Bucket(item), RowKey(item), item.ETag, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status == 412)
        {
            // Race: it was renewed.
        }
    }

    public async IAsyncEnumerable<PendingItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Machine time, like the rows' timestamps, independent of business time.
        var now = machine.GetUtcNow();
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            yield return Parse(row.RowKey) with
            {
                Age = now - row.Timestamp!.Value,
                ETag = row.ETag,
            };
        }
    }

    private static string Bucket(PendingItem item) => $"{SHA256.HashData(Encoding.UTF8.GetBytes(item.Record.Id))[0] % Buckets:D2}";

    private static string RowKey(PendingItem item) => $"{item.Record.Type}|{item.Record.Id}|{item.Writer}";

    private static PendingItem Parse(string rowKey)
    {
        var (first, last) = (rowKey.IndexOf('|', StringComparison.Ordinal), rowKey.LastIndexOf('|'));
        var record = new RecordRef(RecordType.Of(rowKey[..first]), rowKey[(first + 1)..last]);
        return new PendingItem(record, rowKey[(last + 1)..]);
    }
}
