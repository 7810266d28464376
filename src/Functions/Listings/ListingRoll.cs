using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>A listing in the list of the officers' site.</summary>
/// <param name="LastDay">The last day with effect; null: permanent, or not in effect yet.</param>
public sealed record ListingSummary(
    ListingId Id,
    ListKind Kind,
    string Party,
    ListingState State,
    DateOnly? EffectiveFrom,
    DateOnly? LastDay,
    DateTimeOffset ProposedAt
)
{
    /// <summary>历史数据</summary>
    public bool IsHistorical { get; init; }

    /// <summary>演练</summary>
    public bool IsDrill { get; init; }

    /// <summary>When the response to an objection is overdue; null if none is open.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Of an honour: what it was won for, as the public sees it.</summary>
    public string? Honour { get; init; }

    public static ListingSummary Of(Listing listing) =>
        new(listing.Id, listing.Kind, listing.Name, listing.State, listing.EffectiveFrom, listing.LastDayWithEffect, listing.ProposedAt)
        {
            IsHistorical = listing.Entry is { IsHistorical: true },
            IsDrill = listing.IsDrill,
            Honour = listing.Kind == ListKind.Honour ? IdentifierMask.ApplyWithin(listing.Entry?.Facts ?? "") : null,
            AnswerBy = ListingObjectionPolicy.AnswerByOf(listing)?.At,
        };
}

/// <summary>One page of the list.</summary>
/// <param name="Next">Start of the next page; null on the last one.</param>
public sealed record ListingListPart(IReadOnlyList<ListingSummary> Listings, string? Next);

/// <summary>
/// Lists the listings of a kind, newest first: derived rows of one partition for each kind, and of another one by the first day of effect.
/// Only a listing's own record determines whether it is in force.
/// </summary>
public sealed class ListingRoll(TableServiceClient tables)
{
    private const string Json = "Json";
    private const string Objected = "objected-listings";
    private const int MostObjected = 100;
    private const int PageSize = 50;

    /// <summary>Most rows that are read for a page of those in force on a day: a page may be shorter; the next one continues.</summary>
    private const int MostRead = 500;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public async Task PutAsync(Listing listing, CancellationToken cancellationToken)
    {
        var summary = ListingSummary.Of(listing);
        await PutAsync(PartitionOf(listing.Kind), RowKeyOf(listing), summary, cancellationToken);
        if (listing.EffectiveFrom is { } from)
        {
            await PutAsync(EffectiveOf(listing.Kind), $"{BeginningOf(from)}-{listing.Id}", summary, cancellationToken);
        }

        if (summary.AnswerBy is not null)
        {
            await PutAsync(Objected, listing.Id.Value, summary, cancellationToken);
        }
        else if (!listing.Objections.IsEmpty)
        {
            await _table.DeleteEntityAsync(Objected, listing.Id.Value, ETag.All, cancellationToken);
        }
    }

    /// <summary>The listings with an objection that waits for its answer, at most 100.</summary>
    public async Task<IReadOnlyList<ListingSummary>> ReadObjectedAsync(CancellationToken cancellationToken) =>
        [.. (await QueryAsync(Objected, "", MostObjected).Take(MostObjected).ToListAsync(cancellationToken)).Select(Read)];

    /// <summary>At most 50 listings.</summary>
    /// <param name="from"><see cref="ListingListPart.Next"/> of the page before; null for the newest.</param>
    public async Task<ListingListPart> ReadAsync(ListKind kind, string? from, CancellationToken cancellationToken)
    {
        var (partition, first) = (PartitionOf(kind), from ?? "");
        var rows = await QueryAsync(partition, first, PageSize + 1).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new ListingListPart([.. rows.Take(PageSize).Select(Read)], rows.Count > PageSize ? rows[PageSize].RowKey : null);
    }

    /// <summary>At most 50 listings that were in force on a day in Beijing.</summary>
    /// <param name="from"><see cref="ListingListPart.Next"/> of the page before; null for the newest.</param>
    public async Task<ListingListPart> ReadInForceAsync(ListKind kind, DateOnly day, string? from, CancellationToken cancellationToken)
    {
        var found = new List<ListingSummary>();
        var read = 0;
        await foreach (var row in QueryAsync(EffectiveOf(kind), from ?? BeginningOf(day), MostRead + 1).WithCancellation(cancellationToken))
        {
            if (found.Count == PageSize || read++ == MostRead)
            {
                return new ListingListPart(found, row.RowKey);
            }

            var summary = Read(row);
            if (!(summary.LastDay < day))
            {
                found.Add(summary);
            }
        }

        return new ListingListPart(found, Next: null);
    }

    private AsyncPageable<TableEntity> QueryAsync(string partition, string first, int pageSize) =>
        _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition && row.RowKey.CompareTo(first) >= 0, maxPerPage: pageSize);

    private async Task PutAsync(string partition, string rowKey, ListingSummary summary, CancellationToken cancellationToken)
    {
        var row = new TableEntity(partition, rowKey);
        JsonColumn.Write(row, Json, StoredJson.Write(summary));
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static ListingSummary Read(TableEntity row) => StoredJson.Read<ListingSummary>(JsonColumn.Read(row, Json));

    private static string PartitionOf(ListKind kind) => $"listings|{kind}";

    private static string EffectiveOf(ListKind kind) => $"effective|{kind}";

    // Descending: listings that begin after a day sort before it.
    private static string BeginningOf(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateOnly.MaxValue.DayNumber - day.DayNumber:D8}");

    private static string RowKeyOf(Listing listing) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - listing.ProposedAt.UtcTicks:D19}-{listing.Id}");
}
