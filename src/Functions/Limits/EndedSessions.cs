using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Sessions that were ended before their time: one row each, until the time at which the session would have ended by itself. A cookie that
/// somebody copied opens nothing after its owner has signed out.
/// </summary>
public sealed class EndedSessions(TableServiceClient tables)
{
    /// <summary>Begins the partitions of ended sessions.</summary>
    public const string PartitionPrefix = "ended-";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Counters);

    /// <summary>Ends a session permanently.</summary>
    /// <param name="until">When it would have ended by itself.</param>
    public Task EndAsync(string sessionId, DateTimeOffset until, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(PartitionOf(until), sessionId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Whether a session was ended. Read once a request.</summary>
    public async Task<bool> HasEndedAsync(HttpRequest request, string sessionId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var items = request.HttpContext.Items;
        var key = (nameof(EndedSessions), sessionId);
        if (items.TryGetValue(key, out var known))
        {
            return (bool)known!;
        }

        var hasEnded = (
            await _table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(until), sessionId, cancellationToken: cancellationToken)
        ).HasValue;
        items[key] = hasEnded;
        return hasEnded;
    }

    private static string PartitionOf(DateTimeOffset until) => $"{PartitionPrefix}{StoredCounters.DayOf(until)}";
}
