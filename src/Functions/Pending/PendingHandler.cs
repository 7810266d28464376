using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Pending;

/// <summary>
/// Finishes what was left undone on records of a type where a process died between a transaction and what follows it. Each is one class in
/// the folder of its feature; records of a type without one leave nothing undone.
/// </summary>
public abstract class PendingHandler
{
    public abstract RecordType Type { get; }

    /// <summary>Settles the records that are noted.</summary>
    /// <param name="item">Of the oldest marker on the record.</param>
    public abstract Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken);
}
