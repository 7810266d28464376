using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Mail addresses whose mailbox was used: a change was made by a link that was only mailed there. Opening a link does not confirm, since
/// mail scanners open links too.
/// </summary>
public sealed class ConfirmedAddresses(TableServiceClient tables, Sources sources, IMemoryCache cache, TimeProvider time)
{
    private const string RowKey = "confirmed";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

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
