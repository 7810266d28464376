using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Pending;

/// <summary>What kind of record has work left.</summary>
public enum PendingKind
{
    Application,
    Round,

    /// <summary>A party whose look-ups are shared by applications.</summary>
    Subject,
}

/// <summary>A record that may have an instance to start or wake, or letters to send.</summary>
/// <param name="Age">How long ago it was noted.</param>
public sealed record PendingItem(PendingKind Kind, string Id, ETag ETag, TimeSpan Age = default);

/// <summary>
/// Finds work without scanning: before a transaction that leaves work behind, its record is noted here; whoever has done the
/// work takes the note away, unless somebody noted it again meanwhile. Partitions 00 to 15, by a hash of the id.
/// </summary>
public sealed class PendingWork(TableServiceClient tables)
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
    public async Task<PendingItem> NoteAsync(PendingKind kind, string id, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Bucket(id), RowKey(kind, id));
        var response = await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return new PendingItem(kind, id, response.Headers.ETag ?? throw new InvalidOperationException("The table answered no ETag."));
    }

    /// <summary>Takes a note away, unless the record was noted again since.</summary>
    public async Task ClearAsync(PendingItem item, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Bucket(item.Id), RowKey(item.Kind, item.Id), item.ETag, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 412)
        {
            // Somebody else cleared it, or noted it again: then the note is theirs.
        }
    }

    /// <summary>Everything that is noted.</summary>
    public async IAsyncEnumerable<PendingItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // By the clock that stamps the rows, which is real time whatever business time is.
        var now = DateTimeOffset.UtcNow;
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            var (kind, id) = Split(row.RowKey);
            yield return new PendingItem(kind, id, row.ETag, now - row.Timestamp!.Value);
        }
    }

    private static string Bucket(string id) => $"{SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Buckets:D2}";

    private static string RowKey(PendingKind kind, string id) => $"{kind}|{id}";

    private static (PendingKind Kind, string Id) Split(string rowKey)
    {
        var separator = rowKey.IndexOf('|', StringComparison.Ordinal);
        return (Enum.Parse<PendingKind>(rowKey[..separator]), rowKey[(separator + 1)..]);
    }
}
