namespace CreditFunctions.Core.Notifications;

/// <summary>How far a notification has come.</summary>
public enum NotificationStatus
{
    /// <summary>Not sent yet.</summary>
    Owed,

    /// <summary>Taken over by the mail server.</summary>
    Sent,

    /// <summary>Refused by the mail server permanently: the address has to be corrected.</summary>
    Refused,
}

/// <summary>A notification that a fact causes: stored with the fact, sent at least once.</summary>
/// <param name="Key">Unique within its record; part of the Message-ID, by which a notification sent twice is recognised as one.</param>
public sealed record OwedNotification(string Key, Notification Notification);

/// <summary>A notification of a record with its status.</summary>
/// <param name="At">When it was caused.</param>
/// <param name="ChangedAt">When it was sent or refused; null while it is owed.</param>
public sealed record StoredNotification(
    string Key,
    Notification Notification,
    NotificationStatus Status,
    DateTimeOffset At,
    DateTimeOffset? ChangedAt
)
{
    /// <summary>Whether it still has to be sent: one that was refused is tried again by the recovery timer.</summary>
    public bool IsOwed => Status != NotificationStatus.Sent;
}
