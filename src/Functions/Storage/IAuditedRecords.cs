using CreditFunctions.Core.Audit;

namespace CreditFunctions.Functions.Storage;

/// <summary>The audit chains of one kind of record.</summary>
public interface IAuditedRecords
{
    /// <summary>Name of the kind in paths: <c>applications</c>.</summary>
    string Name { get; }

    string ChainIdOf(string id);

    /// <summary>The end of a record's chain by its own row; null if the record does not exist.</summary>
    Task<AuditHead?> FindHeadAsync(string id, CancellationToken cancellationToken);

    /// <summary>In order.</summary>
    Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(string id, CancellationToken cancellationToken);

    /// <summary>The ends of all chains that have grown since an instant. Scans the whole table: for the nightly anchor.</summary>
    /// <param name="since">By the clock of the storage, as in the rows' timestamps.</param>
    IAsyncEnumerable<AnchoredHead> ReadHeadsAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
