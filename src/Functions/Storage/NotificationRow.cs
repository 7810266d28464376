using Azure.Data.Tables;
using CreditFunctions.Core.Notifications;

namespace CreditFunctions.Functions.Storage;

/// <summary>The stored form of a notification: contents, written once, and status.</summary>
internal static class NotificationRow
{
    private const string Json = "Json";
    private const string Status = "Status";
    private const string At = "At";
    private const string ChangedAt = "ChangedAt";

    public static TableEntity Write(string id, string rowKey, OwedNotification owed, DateTimeOffset at)
    {
        var row = new TableEntity(id, rowKey) { [Status] = nameof(NotificationStatus.Owed), [At] = at };
        JsonColumn.Write(row, Json, StoredJson.Write(owed.Notification));
        return row;
    }

    /// <summary>The part of the row that a change of status merges.</summary>
    public static TableEntity Change(string id, string rowKey, NotificationStatus status, DateTimeOffset at) =>
        new(id, rowKey) { [Status] = status.ToString(), [ChangedAt] = at };

    public static StoredNotification Read(TableEntity row, string key) =>
        new(
            key,
            StoredJson.Read<Notification>(JsonColumn.Read(row, Json)),
            Enum.Parse<NotificationStatus>(row.GetString(Status)),
            row.GetDateTimeOffset(At)!.Value,
            row.GetDateTimeOffset(ChangedAt)
        );
}
