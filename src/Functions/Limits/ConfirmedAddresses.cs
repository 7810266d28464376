using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Mail addresses whose mailbox somebody has used: they changed something with a link that was only ever mailed there. Opening a link does
/// not confirm, since mail scanners open links too.
/// </summary>
public sealed class ConfirmedAddresses(TableServiceClient tables, Sources sources, IMemoryCache cache, TimeProvider time)
{
    private const string RowKey = "confirmed";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Whether an address was confirmed.</summary>
    public async Task<bool> IsConfirmedAsync(string address, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(address);
        if (cache.TryGetValue(partition, out _))
        {
            return true;
        }

        var isConfirmed = (
            await _table.GetEntityIfExistsAsync<TableEntity>(partition, RowKey, cancellationToken: cancellationToken)
        ).HasValue;
        return isConfirmed && Remember(partition);
    }

    /// <summary>Confirms an address; again changes nothing.</summary>
    public async Task ConfirmAsync(string address, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(address);
        if (!cache.TryGetValue(partition, out _))
        {
            await _table.TryAddAsync(new TableEntity(partition, RowKey) { ["At"] = time.GetUtcNow() }, cancellationToken);
            Remember(partition);
        }
    }

    private bool Remember(string partition) => cache.Set(partition, true, TimeSpan.FromHours(1));

    private string PartitionOf(string address) => $"address-{sources.OfMail(address)}";
}
