using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Pending;

/// <summary>One writer's note that a record may have an instance to start or wake, or mails to send.</summary>
/// <param name="Writer">Tells it from the notes of others on the same record.</param>
/// <param name="Age">How long ago it was noted.</param>
public sealed record PendingItem(RecordRef Record, string Writer, TimeSpan Age = default)
{
    /// <summary>Of the note as it was read, so that one that was renewed meanwhile is not taken away.</summary>
    public ETag ETag { get; init; } = ETag.All;
}

/// <summary>
/// Finds work without scanning: before a transaction that leaves work behind, its record is noted here; whoever has done the
/// work takes the note away. Each writer has a note of its own, so nobody takes away the unfinished work of another.
/// Partitions 00 to 15, by a hash of the id.
/// </summary>
public sealed class PendingWork(TableServiceClient tables, [FromKeyedServices(Clocks.Machine)] TimeProvider machine)
{
    /// <summary>So long its writer is thought to be at it still.</summary>
    public static readonly TimeSpan LeftAloneFor = TimeSpan.FromSeconds(5);

    /// <summary>
    /// So long a note outlives the writer: longer than any request, since what it notes may be stored at the very end of it.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private const int Buckets = 16;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Pending);

    /// <summary>Notes a record.</summary>
    public Task<PendingItem> NoteAsync(RecordRef record, CancellationToken cancellationToken) =>
        NoteAsync(record, Guid.NewGuid().ToString("N"), cancellationToken);

    /// <summary>Notes a record in the name of a writer; one that it made before is renewed.</summary>
    public async Task<PendingItem> NoteAsync(RecordRef record, string writer, CancellationToken cancellationToken)
    {
        var item = new PendingItem(record, writer);
        await _table.UpsertEntityAsync(new TableEntity(Bucket(item), RowKey(item)), TableUpdateMode.Replace, cancellationToken);
        return item;
    }

    /// <summary>Takes a note away; one that is gone already stays so, and so does one that was renewed since it was read.</summary>
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
