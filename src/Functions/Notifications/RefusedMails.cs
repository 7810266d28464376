using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Notifications;

/// <summary>A mail that was refused permanently.</summary>
/// <param name="Kind">Of the notification: <c>OutcomeReported</c>.</param>
public sealed record RefusedMail(RecordRef Record, string Kind, DateTimeOffset At);

/// <summary>Permanently refused mails, for officers who can correct an address. A derived index without addresses.</summary>
public sealed class RefusedMails(TableServiceClient tables, TimeProvider time)
{
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    private const string Partition = "refused-mails";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task NoteAsync(RecordRef record, OwedNotification owed, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(Partition, RowKey(record, owed.Key))
            {
                ["RecordType"] = record.Type.ToString(),
                ["RecordId"] = record.Id,
                ["Kind"] = owed.Notification.GetType().Name,
                ["At"] = time.GetUtcNow(),
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Removes a mail that was sent after all.</summary>
    public Task ForgetAsync(RecordRef record, string key, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, RowKey(record, key), Azure.ETag.All, cancellationToken);

    /// <summary>Newest first; older ones are deleted.</summary>
    public async Task<IReadOnlyList<RefusedMail>> ReadAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Shown;
        var refused = new List<RefusedMail>();
        await foreach (
            var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken)
        )
        {
            var at = row.GetDateTimeOffset("At")!.Value;
            if (at < since)
            {
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
                continue;
            }

            refused.Add(
                new RefusedMail(
                    new RecordRef(RecordType.Of(row.GetString("RecordType")), row.GetString("RecordId")),
                    row.GetString("Kind"),
                    at
                )
            );
        }

        return [.. refused.OrderByDescending(mail => mail.At)];
    }

    // A notification's key may be long and contain characters that a row key does not allow.
    private static string RowKey(RecordRef record, string key) =>
        $"{record.Type}|{record.Id}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}";
}
