using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Pending;

/// <summary>
/// Completes unfinished work on records of a type after a process ended between a transaction and its effects. Each is one class in the
/// folder of its feature; types without one have no such work.
/// </summary>
public abstract class PendingHandler
{
    public abstract RecordType Type { get; }

    /// <param name="item">The oldest marker on the record.</param>
    public abstract Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken);
}
