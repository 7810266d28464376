using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Mail;

/// <summary>A mail that its mailbox refuses for good.</summary>
/// <param name="Letter">Name of the letter's kind: <c>OutcomeTold</c>.</param>
public sealed record RefusedMail(RecordRef Record, string Letter, DateTimeOffset At);

/// <summary>Mails that were refused for good, for those who can correct an address. A derived index; it holds no address.</summary>
public sealed class RefusedMails(TableServiceClient tables, TimeProvider time)
{
    /// <summary>How long a refused mail is shown.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    private const string Partition = "refused-mails";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task NoteAsync(RecordRef record, OutboxLetter letter, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        new TableEntity(Partition, RowKey(record, letter.Key))
        {
            ["RecordKind"] = record.Type.ToString(),
            ["RecordId"] = record.Id,
            ["Letter"] = letter.Letter.GetType().Name,
            ["At"] = time.GetUtcNow(),
        },
        TableUpdateMode.Replace,
        cancellationToken);

    /// <summary>Takes a mail out that was sent after all.</summary>
    public Task ForgetAsync(RecordRef record, string letterKey, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, RowKey(record, letterKey), Azure.ETag.All, cancellationToken);

    /// <summary>The refused mails of the last days, the newest first; older ones are deleted.</summary>
    public async Task<IReadOnlyList<RefusedMail>> ReadAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Shown;
        var refused = new List<RefusedMail>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken))
        {
            var at = row.GetDateTimeOffset("At")!.Value;
            if (at < since)
            {
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
                continue;
            }

            refused.Add(new RefusedMail(new RecordRef(Enum.Parse<RecordType>(row.GetString("RecordKind")), row.GetString("RecordId")), row.GetString("Letter"), at));
        }

        return [.. refused.OrderByDescending(mail => mail.At)];
    }

    // A letter's key has characters that no row key may have, and may be long.
    private static string RowKey(RecordRef record, string letterKey) =>
        $"{record.Type}|{record.Id}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letterKey)))[..32]}";
}
