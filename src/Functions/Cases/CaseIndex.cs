using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Cases;

/// <summary>A case in the list of the officers' site.</summary>
public sealed record CaseSummary(CaseId Id, string Number, string Party, CaseState State, DateTimeOffset OpenedAt)
{
    public static CaseSummary Of(IntegrityCase integrityCase) => new(
        integrityCase.Id, integrityCase.Number.Value, integrityCase.Party.Name, integrityCase.State, integrityCase.OpenedAt);
}

/// <summary>One page of the list.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record CaseListPart(IReadOnlyList<CaseSummary> Cases, string? Next);

/// <summary>Lists cases, the newest first: derived rows of one partition, which every move of a case refreshes.</summary>
public sealed class CaseIndex(TableServiceClient tables)
{
    private const string Partition = "cases";
    private const string Json = "Json";
    private const int PageSize = 50;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task PutAsync(IntegrityCase integrityCase, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, RowKeyOf(integrityCase));
        JsonColumn.Write(row, Json, StoredJson.Write(CaseSummary.Of(integrityCase)));
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Reads one page of at most 50 cases.</summary>
    /// <param name="from"><see cref="CaseListPart.Next"/> of the page before; null for the newest cases.</param>
    public async Task<CaseListPart> ReadAsync(string? from, CancellationToken cancellationToken)
    {
        var first = from ?? "";
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == Partition && row.RowKey.CompareTo(first) >= 0, maxPerPage: PageSize + 1, cancellationToken: cancellationToken);
        var rows = await query.Take(PageSize + 1).ToListAsync(cancellationToken);
        return new CaseListPart(
            [.. rows.Take(PageSize).Select(row => StoredJson.Read<CaseSummary>(JsonColumn.Read(row, Json)))],
            rows.Count > PageSize ? rows[PageSize].RowKey : null);
    }

    private static string RowKeyOf(IntegrityCase integrityCase) => string.Create(
        CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - integrityCase.OpenedAt.UtcTicks:D19}-{integrityCase.Id}");
}
