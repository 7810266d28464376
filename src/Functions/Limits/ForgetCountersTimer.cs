using Azure.Data.Tables;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Limits;

/// <summary>Deletes expired counters and ended sessions.</summary>
public sealed class ForgetCountersTimer(
    TableServiceClient tables,
    TimeProvider time,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machine
)
{
    [Function(nameof(ForgetCountersTimer))]
    public async Task RunAsync([TimerTrigger("%Schedules:Anchor%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        // Officers' sessions use the machine's clock, everything else business time: only what both have passed is deleted.
        var (business, real) = (time.GetUtcNow(), machine.GetUtcNow());
        var day = StoredCounters.DayOf(business < real ? business : real);
        await ForgetAsync(StoredCounters.PartitionPrefix, StoredCounters.DayOf(business), cancellationToken);
        await ForgetAsync(EndedSessions.PartitionPrefix, day, cancellationToken);
    }

    private async Task ForgetAsync(string prefix, string day, CancellationToken cancellationToken)
    {
        var table = tables.GetTableClient(StorageNames.Counters);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {prefix + day}");
        await foreach (
            var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken)
        )
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellationToken);
        }
    }
}
