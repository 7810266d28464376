using Azure.Data.Tables;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// Which imports something rests on, or are taken back: a check that found one of their listings, a ban that held or refused, a ranking
/// that it decided. One row each, written once: whoever is first decides. What was not imported leaves none.
/// </summary>
public sealed class ListingUses(TableServiceClient tables)
{
    private const string Partition = "import-uses";
    private const string Undo = "Undo";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Puts on record that something rests on listings, before it does.</summary>
    /// <returns>Those on which it can rest: without those whose import is taken back.</returns>
    public async Task<IReadOnlyList<Listing>> UseAsync(IEnumerable<Listing> listings, CancellationToken cancellationToken)
    {
        var usable = new List<Listing>();
        foreach (var listing in listings)
        {
            if (listing.ImportId is not { } importId || await TryUseAsync(importId, cancellationToken))
            {
                usable.Add(listing);
            }
        }

        return usable;
    }

    /// <summary>The same of an import itself; false where it is taken back.</summary>
    public async Task<bool> TryUseAsync(string importId, CancellationToken cancellationToken) =>
        (await FindOrAddAsync(new TableEntity(Partition, importId), cancellationToken)).GetString(Undo) is null;

    /// <summary>Lets an import be taken back from now on; null where something rests on it.</summary>
    /// <param name="undo">Kept until it is carried out, whatever becomes of this process.</param>
    /// <returns>What was kept first.</returns>
    public async Task<string?> TryUndoAsync(string importId, string undo, CancellationToken cancellationToken) =>
        (await FindOrAddAsync(new TableEntity(Partition, importId) { [Undo] = undo }, cancellationToken)).GetString(Undo);

    /// <summary>What was kept when an import was taken back; null where it was not.</summary>
    public async Task<string?> FindUndoAsync(string importId, CancellationToken cancellationToken) =>
        (await FindAsync(importId, cancellationToken))?.GetString(Undo);

    /// <summary>Whether something rests on an import.</summary>
    public async Task<bool> IsUsedAsync(string importId, CancellationToken cancellationToken) =>
        await FindAsync(importId, cancellationToken) is { } row && row.GetString(Undo) is null;

    private async Task<TableEntity> FindOrAddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(row.RowKey, cancellationToken) is { } found)
            {
                return found;
            }

            if (await _table.TryAddAsync(row, cancellationToken))
            {
                return row;
            }
        }
    }

    private async Task<TableEntity?> FindAsync(string importId, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, importId, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }
}
