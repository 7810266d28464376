using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Publications;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Listings;

/// <summary>A page of the export.</summary>
/// <param name="Next">Where the next one begins; null on the last.</param>
public sealed record ListingExportPart(IReadOnlyList<ListingExportRow> Rows, string? Next);

/// <summary>
/// What was ever published, for the exchange with 信用白城: a derived row each, by the day of publication, written again with every fact.
/// Whether one is withdrawn is computed when it is exported.
/// </summary>
public sealed class ListingExports(TableServiceClient tables, ListingNotices notices, IOptions<SiteOptions> site, TimeProvider time)
{
    private const string Partition = "listing-export";
    private const string Json = "Json";

    /// <summary>Most rows of one file.</summary>
    private const int PageSize = 500;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Takes a listing into the export, where it was published.</summary>
    public async Task PutAsync(Listing listing, CancellationToken cancellationToken)
    {
        if (listing.PublishedFrom is { } from)
        {
            var row = new TableEntity(Partition, string.Create(CultureInfo.InvariantCulture, $"{from:yyyyMMdd}-{listing.Id}"));
            JsonColumn.Write(row, Json, StoredJson.Write(new Exported(listing, await notices.GroundsOfAsync(listing, cancellationToken))));
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>At most 500 rows, the oldest first.</summary>
    /// <param name="from"><see cref="ListingExportPart.Next"/> of the page before; null for the first.</param>
    public async Task<ListingExportPart> ReadAsync(string? from, CancellationToken cancellationToken)
    {
        var first = from ?? "";
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == Partition && row.RowKey.CompareTo(first) >= 0,
            maxPerPage: PageSize + 1,
            cancellationToken: cancellationToken
        );
        var rows = await query.Take(PageSize + 1).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new ListingExportPart(
            [.. rows.Take(PageSize).Select(row => RowOf(row, now))],
            rows.Count > PageSize ? rows[PageSize].RowKey : null
        );
    }

    private ListingExportRow RowOf(TableEntity row, DateTimeOffset now)
    {
        var exported = StoredJson.Read<Exported>(JsonColumn.Read(row, Json));
        return ListingExportRow.Of(exported.Listing, exported.Grounds, site.Value.BureauName, site.Value.CreditCode, now);
    }

    private sealed record Exported(Listing Listing, ListingGrounds Grounds);
}
