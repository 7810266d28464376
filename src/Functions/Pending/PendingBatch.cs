using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Pending;

/// <summary>Completes unfinished work of all records of a type together, after those that are settled one by one.</summary>
public abstract class PendingBatch
{
    public abstract RecordType Type { get; }

    public abstract Task RunAsync(IEnumerable<PendingItem> markers, CancellationToken cancellationToken);
}
