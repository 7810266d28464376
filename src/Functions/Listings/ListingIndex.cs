using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// Which listings name a party: one derived row for each party that was ever to be listed, and one for each listing by the name that it
/// has.
/// It says only where to look; whether a listing is in force is computed from its own record.
/// </summary>
public sealed class ListingIndex(TableServiceClient tables)
{
    private const string Partition = "listings";
    private const string Names = "listed-names";
    private const string Ids = "Ids";
    private const int MostNamesakes = 50;
    private const char Separator = ' ';

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>The ids of a party's listings, and of those of units that name it as responsible. One point read.</summary>
    public async Task<ImmutableArray<ListingId>> FindAsync(CreditSubjectId subject, CancellationToken cancellationToken) =>
        await FindRowAsync(subject, cancellationToken) is { } row ? Read(row) : [];

    /// <summary>The ids of listings under the name of a party, in whatever writing; at most 50. One range of rows.</summary>
    public async Task<ImmutableArray<ListingId>> FindNamesakesAsync(Party party, CancellationToken cancellationToken)
    {
        var key = NameRow(party is Party.Unit, party.Name);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Names} and RowKey gt {key} and RowKey lt {$"{key[..^1]}}}"}");
        var rows = await _table
            .QueryAsync<TableEntity>(filter, MostNamesakes, ["RowKey"], cancellationToken)
            .Take(MostNamesakes)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => ListingId.Of(row.RowKey[key.Length..]))];
    }

    /// <summary>Adds a listing to those of its party and its name; one that is there already stays.</summary>
    public async Task AddAsync(CreditSubjectId subject, string name, ListingId id, CancellationToken cancellationToken)
    {
        // Who is known by name alone may be either.
        bool[] kinds =
            subject.IsPerson ? [false]
            : subject.IsUnit ? [true]
            : [true, false];
        foreach (var isUnit in kinds)
        {
            await _table.UpsertEntityAsync(
                new TableEntity(Names, $"{NameRow(isUnit, name)}{id}"),
                TableUpdateMode.Replace,
                cancellationToken
            );
        }

        await AddAsync(subject, id, cancellationToken);
    }

    /// <summary>Adds a listing to those that name somebody; one that is there already stays.</summary>
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

    // Hashed: a key holds no name.
    private static string NameRow(bool isUnit, string name)
    {
        var key = isUnit ? NameKey.OfUnit(name) : NameKey.OfPerson(name);
        return $"{(isUnit ? 'u' : 'p')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}|";
    }

    private async Task<TableEntity?> FindRowAsync(CreditSubjectId subject, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, subject.Value, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static ImmutableArray<ListingId> Read(TableEntity row) =>
        [.. row.GetString(Ids).Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(ListingId.Of)];
}
