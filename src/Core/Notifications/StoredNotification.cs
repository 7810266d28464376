namespace CreditFunctions.Core.Notifications;

/// <summary>Status of a notification.</summary>
public enum NotificationStatus
{
    Owed,

    Sent,

    /// <summary>Refused permanently by the mail server: the address has to be corrected.</summary>
    Refused,
}

/// <summary>A notification caused by a fact: stored with the fact, sent at least once.</summary>
/// <param name="Key">Unique within its record; part of the Message-ID, by which a notification sent twice is recognised as one.</param>
public sealed record OwedNotification(string Key, Notification Notification);

/// <summary>A notification of a record with its status.</summary>
/// <param name="At">When the fact caused it.</param>
/// <param name="ChangedAt">When it was sent or refused; null before.</param>
public sealed record StoredNotification(
    string Key,
    Notification Notification,
    NotificationStatus Status,
    DateTimeOffset At,
    DateTimeOffset? ChangedAt
)
{
    /// <summary>Also true for a refused one, which the recovery timer retries.</summary>
    public bool IsOwed => Status != NotificationStatus.Sent;
}
