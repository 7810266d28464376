using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;

namespace CreditFunctions.Functions.Storage;

/// <summary>Records of one type, independent of their state: facts, each once under its own key, notifications and audit trails.</summary>
public interface IRecords : IAuditedRecords
{
    RecordType Type { get; }

    /// <summary>Null if none is stored.</summary>
    Task<Fact?> FindFactAsync(string id, string factKey, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a fact that depends on other facts of the record: any write after the decision began makes it decide again. The first fact of
    /// a key is kept and returned.
    /// </summary>
    /// <exception cref="InvalidOperationException">The record does not exist.</exception>
    Task<Result<Fact>> RecordFactAsync(
        string id,
        string factKey,
        Func<CancellationToken, Task<Result<Fact>>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>Null if the notification was sent or never existed.</summary>
    Task<OwedNotification?> FindOwedAsync(string id, string key, CancellationToken cancellationToken);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<StoredNotification>> ReadNotificationsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Records that a notification was sent or refused.</summary>
    Task MarkAsync(string id, string key, NotificationStatus status, DateTimeOffset at, CancellationToken cancellationToken);
}
