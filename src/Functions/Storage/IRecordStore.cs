using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Stores records of one kind, such as applications: a state, its facts, each once under its own key, and notifications. Each write is one
/// transaction of fact, audit event, state and pending notifications.
/// </summary>
public interface IRecordStore<TState> : IRecords
    where TState : class
{
    /// <summary>Creates a record. <see cref="Recording{TState}.Earlier"/> if the id exists.</summary>
    Task<Recording<TState>> CreateAsync(
        string id,
        Fact creation,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Decides on the current state and stores the fact under a key. The first fact of a key is kept: a repeat gets
    /// <see cref="Recording{TState}.Earlier"/>, also if the state has changed since.
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
    /// For a decision that also reads other facts of the record: any write after the state was read makes it decide again.
    /// </summary>
    Task<Recording<TState>> RecordAsync(
        string id,
        string factKey,
        Func<TState, CancellationToken, Task<Result<Fact>>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>Null if it does not exist.</summary>
    Task<Stored<TState>?> FindAsync(string id, CancellationToken cancellationToken);
}
