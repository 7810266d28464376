using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Sessions that were ended early: one row each, until their regular end. A copied cookie is invalid after its owner has signed out.
/// </summary>
public sealed class EndedSessions(TableServiceClient tables)
{
    public const string PartitionPrefix = "ended-";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Counters);

    /// <param name="until">The regular end.</param>
    public Task EndAsync(string sessionId, DateTimeOffset until, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(PartitionOf(until), sessionId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Read once a request.</summary>
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
