using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Pending;

/// <summary>Finishes what was left undone on all records of a type together, after those that are settled one by one.</summary>
public abstract class PendingBatch
{
    public abstract RecordType Type { get; }

    /// <summary>Goes through the markers on records of this type.</summary>
    public abstract Task RunAsync(IEnumerable<PendingItem> markers, CancellationToken cancellationToken);
}
