using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Keeps records of one kind (applications, or rounds): a state, the facts that made it, each once under a key of its own, and
/// notifications. Each write is one transaction: fact, audit event, state and owed notifications, or nothing.
/// </summary>
public interface IRecordStore<TState> : IRecords
    where TState : class
{
    /// <summary>Begins a record. <see cref="Recording{TState}.Earlier"/> where the id is taken.</summary>
    Task<Recording<TState>> CreateAsync(
        string id,
        Fact creation,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Decides on the state as it stands and stores the fact under a key. The first fact of a key stands: a repeat gets
    /// <see cref="Recording{TState}.Earlier"/>, also when the state has moved on since.
    /// </summary>
    Task<Recording<TState>> RecordAsync(
        string id,
        string factKey,
        Func<TState, Result<Fact>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The same for a decision that also depends on other facts of the record, which it reads itself: whatever is stored after the state
    /// was read, under any key, makes it decide anew.
    /// </summary>
    Task<Recording<TState>> RecordAsync(
        string id,
        string factKey,
        Func<TState, CancellationToken, Task<Result<Fact>>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>The record; null where there is none.</summary>
    Task<Stored<TState>?> FindAsync(string id, CancellationToken cancellationToken);
}
