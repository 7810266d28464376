using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Units;

/// <summary>
/// Mail addresses that are registered for a unit, since an application of the unit with this contact was admitted, or an officer registered
/// it: a derived index, one partition a unit, a row for each clerk. The address itself is not in it.
/// </summary>
public sealed class RegisteredAddresses(TableServiceClient tables, TimeProvider time)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Registers the address of a clerk; again changes nothing.</summary>
    public Task AddAsync(UnitClerk clerk, CancellationToken cancellationToken) =>
        _table.TryAddAsync(new TableEntity(PartitionOf(clerk), clerk.ClerkId) { ["At"] = time.GetUtcNow() }, cancellationToken);

    /// <summary>Whether the address of a clerk is registered for the unit.</summary>
    public async Task<bool> ContainsAsync(UnitClerk clerk, CancellationToken cancellationToken) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(clerk), clerk.ClerkId, cancellationToken: cancellationToken)).HasValue;

    private static string PartitionOf(UnitClerk clerk) => $"registered|{clerk.UnitCode}";
}
