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
/// <param name="Writer">Distinguishes it from the markers of others on the same record.</param>
/// <param name="Age">How long ago it was noted.</param>
public sealed record PendingItem(RecordRef Record, string Writer, TimeSpan Age = default)
{
    /// <summary>Of the marker as it was read, so that one that was renewed meanwhile is not taken away.</summary>
    public ETag ETag { get; init; } = ETag.All;
}

/// <summary>
/// Finds work without scanning: before a transaction that leaves work behind, its record is noted here; whoever has done the
/// work takes the marker away. Each writer has a marker of its own, so nobody takes away the unfinished work of another.
/// Partitions 00 to 15, by a hash of the id.
/// </summary>
public sealed class PendingWork(TableServiceClient tables, [FromKeyedServices(Clocks.Machine)] TimeProvider machine)
{
    /// <summary>So long its writer is thought to be at it still.</summary>
    public static readonly TimeSpan LeftAloneFor = TimeSpan.FromSeconds(5);

    /// <summary>
    /// So long a marker outlives the writer: longer than any request, since what it marks may be stored at the very end of it.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private const int Buckets = 16;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Pending);

    /// <summary>Notes a record.</summary>
    public Task<PendingItem> MarkAsync(RecordRef record, CancellationToken cancellationToken) =>
        MarkAsync(record, Guid.NewGuid().ToString("N"), cancellationToken);

    /// <summary>Notes a record in the name of a writer; one that it made before is renewed.</summary>
    public async Task<PendingItem> MarkAsync(RecordRef record, string writer, CancellationToken cancellationToken)
    {
        var item = new PendingItem(record, writer);
        await _table.UpsertEntityAsync(new TableEntity(Bucket(item), RowKey(item)), TableUpdateMode.Replace, cancellationToken);
        return item;
    }

    /// <summary>Takes a marker away; one that is gone already stays so, and so does one that was renewed since it was read.</summary>
    public async Task ClearAsync(PendingItem item, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Bucket(item), RowKey(item), item.ETag, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status == 412)
        {
            // It was renewed.
        }
    }

    /// <summary>Everything that is noted.</summary>
    public async IAsyncEnumerable<PendingItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Real time, as that which stamps the rows, whatever business time is.
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
