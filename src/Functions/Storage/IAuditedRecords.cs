using CreditFunctions.Core.Audit;

namespace CreditFunctions.Functions.Storage;

/// <summary>The audit chains of one kind of record, whatever its state is.</summary>
public interface IAuditedRecords
{
    /// <summary>The kind in addresses: <c>applications</c>.</summary>
    string Name { get; }

    /// <summary>Id of a record's audit chain.</summary>
    string ChainIdOf(string id);

    /// <summary>The end of a record's chain, as its own row holds it; null where there is no such record.</summary>
    Task<AuditHead?> FindHeadAsync(string id, CancellationToken cancellationToken);

    /// <summary>The audit events of a record in order, for the trail and for verification.</summary>
    Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(string id, CancellationToken cancellationToken);

    /// <summary>The ends of all chains that have grown since an instant. Goes through the whole table: for the nightly anchor.</summary>
    /// <param name="since">By the clock of the storage, which stamps the rows.</param>
    IAsyncEnumerable<AnchoredHead> ReadHeadsAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
