using Azure.Data.Tables;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// Which imports something rests on: a check that found one of their listings, a ban that held or refused, a ranking that it decided. One
/// row each; what was not imported leaves none.
/// </summary>
public sealed class ListingUses(TableServiceClient tables)
{
    private const string Partition = "import-uses";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Notes that something rests on listings, before it does.</summary>
    public async Task NoteAsync(IEnumerable<Listing> listings, CancellationToken cancellationToken)
    {
        foreach (var importId in listings.Select(listing => listing.ImportId).OfType<string>().Distinct())
        {
            await NoteAsync(importId, cancellationToken);
        }
    }

    /// <summary>The same of an import itself.</summary>
    public Task NoteAsync(string importId, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, importId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Whether something rests on an import.</summary>
    public async Task<bool> IsUsedAsync(string importId, CancellationToken cancellationToken) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(Partition, importId, ["RowKey"], cancellationToken: cancellationToken)).HasValue;
}
