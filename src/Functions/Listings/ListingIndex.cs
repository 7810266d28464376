using System.Collections.Immutable;
using Azure.Data.Tables;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// Which listings a party has: one derived row for each party that was ever to be listed. It says only where to look; whether a listing is
/// in force is computed from its own record.
/// </summary>
public sealed class ListingIndex(TableServiceClient tables)
{
    private const string Partition = "listings";
    private const string Ids = "Ids";
    private const char Separator = ' ';

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>The ids of a party's listings. One point read.</summary>
    public async Task<ImmutableArray<ListingId>> FindAsync(CreditSubjectId subject, CancellationToken cancellationToken) =>
        await FindRowAsync(subject, cancellationToken) is { } row ? Read(row) : [];

    /// <summary>Adds a listing to those of its party; one that is there already stays.</summary>
    public async Task AddAsync(CreditSubjectId subject, ListingId id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await FindRowAsync(subject, cancellationToken);
            var ids = row is null ? [] : Read(row);
            if (ids.Contains(id))
            {
                return;
            }

            var next = new TableEntity(Partition, subject.Value) { [Ids] = string.Join(Separator, ids.Add(id)) };
            if (
                row is null
                    ? await _table.TryAddAsync(next, cancellationToken)
                    : await _table.TryReplaceAsync(next, row.ETag, cancellationToken)
            )
            {
                return;
            }
        }
    }

    private async Task<TableEntity?> FindRowAsync(CreditSubjectId subject, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, subject.Value, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static ImmutableArray<ListingId> Read(TableEntity row) =>
        [.. row.GetString(Ids).Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(ListingId.Of)];
}
