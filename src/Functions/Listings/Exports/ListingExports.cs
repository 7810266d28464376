using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Publications;
using CreditFunctions.Functions.Exports;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Listings;

/// <summary>An entry or withdrawal that is not confirmed at the exchange yet.</summary>
/// <param name="Since">The day of its publication or end.</param>
public sealed record PendingExport(ListingId Id, string Party, ListKind Kind, ExportAction Action, DateOnly Since);

/// <summary>
/// All published listings, for the exchange with 信用白城: a derived row each, by the day of publication, rewritten with every fact.
/// Whether one is withdrawn is computed at export.
/// </summary>
public sealed class ListingExports(TableServiceClient tables, ListingNotices notices, IOptions<SiteOptions> site, TimeProvider time)
{
    private const string Partition = "listing-export";
    private const string Json = "Json";

    private const string Pending = "export-pending";
    private const int PendingPageSize = 50;

    /// <summary>For one file.</summary>
    private const int PageSize = 500;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public async Task PutAsync(Listing listing, CancellationToken cancellationToken)
    {
        if (listing.PublishedFrom is { } from)
        {
            var rowKey = string.Create(CultureInfo.InvariantCulture, $"{from:yyyyMMdd}-{listing.Id}");
            var row = new TableEntity(Partition, rowKey);
            JsonColumn.Write(row, Json, StoredJson.Write(new Exported(listing, await notices.GroundsOfAsync(listing, cancellationToken))));
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
            await PutPendingAsync(listing, rowKey, cancellationToken);
        }
    }

    /// <summary>At most 50, and the start of the next page.</summary>
    public async Task<(IReadOnlyList<PendingExport> Pending, string? Next)> ReadPendingAsync(
        string? from,
        CancellationToken cancellationToken
    )
    {
        var first = from ?? "";
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == Pending && row.RowKey.CompareTo(first) >= 0,
            maxPerPage: PendingPageSize + 1,
            cancellationToken: cancellationToken
        );
        var rows = await query.Take(PendingPageSize + 1).ToListAsync(cancellationToken);
        return (
            [.. rows.Take(PendingPageSize).Select(row => StoredJson.Read<PendingExport>(JsonColumn.Read(row, Json)))],
            rows.Count > PendingPageSize ? rows[PendingPageSize].RowKey : null
        );
    }

    private async Task PutPendingAsync(Listing listing, string rowKey, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(time.GetUtcNow());
        if (ExportPolicy.OwedOn(listing, today) is not { } action)
        {
            await _table.DeleteEntityAsync(Pending, rowKey, ETag.All, cancellationToken);
            return;
        }

        var since = action == ExportAction.Add ? listing.PublishedFrom!.Value : listing.PublicationEndedOn!.Value;
        var row = new TableEntity(Pending, rowKey);
        JsonColumn.Write(row, Json, StoredJson.Write(new PendingExport(listing.Id, listing.Name, listing.Kind, action, since)));
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>At most 500 rows, oldest first.</summary>
    /// <param name="from"><see cref="ExportPart{TRow}.Next"/> of the page before; null for the first.</param>
    public async Task<ExportPart<ListingExportRow>> ReadAsync(string? from, CancellationToken cancellationToken)
    {
        var first = from ?? "";
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == Partition && row.RowKey.CompareTo(first) >= 0,
            maxPerPage: PageSize + 1,
            cancellationToken: cancellationToken
        );
        var rows = await query.Take(PageSize + 1).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new ExportPart<ListingExportRow>(
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
