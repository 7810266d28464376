using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Records of one type, whatever their state is: their facts, each once under a key of its own, notifications and audit trails.
/// </summary>
public interface IRecords : IAuditedRecords
{
    RecordType Type { get; }

    /// <summary>The fact of a key; null where none is stored.</summary>
    Task<Fact?> FindFactAsync(string id, string factKey, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a fact under a key, decided on the other facts of the record: whatever is stored after the decision began makes it decide
    /// anew. The first fact of a key stands and is what comes back.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such record.</exception>
    Task<Result<Fact>> RecordFactAsync(
        string id,
        string factKey,
        Func<CancellationToken, Task<Result<Fact>>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>A notification that has not been sent yet; null where it was sent, or never existed.</summary>
    Task<OwedNotification?> FindOwedAsync(string id, string key, CancellationToken cancellationToken);

    /// <summary>All notifications of a record with their status, oldest first.</summary>
    Task<IReadOnlyList<StoredNotification>> ReadNotificationsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Records that a notification was sent or refused.</summary>
    Task MarkAsync(string id, string key, NotificationStatus status, DateTimeOffset at, CancellationToken cancellationToken);
}
