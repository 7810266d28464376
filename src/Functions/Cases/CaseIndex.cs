using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Cases;

/// <summary>A case in the list of the officers' site.</summary>
public sealed record CaseSummary(CaseId Id, string Number, string Party, CaseState State, DateTimeOffset OpenedAt)
{
    /// <summary>Null if no act is due.</summary>
    public CaseAct? Next { get; init; }

    /// <summary>When that is overdue (exclusive); null if it has no term.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>演练</summary>
    public bool IsDrill { get; init; }

    public static CaseSummary Of(IntegrityCase integrityCase) =>
        new(integrityCase.Id, integrityCase.Number.Value, integrityCase.Party.Name, integrityCase.State, integrityCase.OpenedAt)
        {
            Next = CaseActPolicy.NextOf(integrityCase),
            DueAt = integrityCase.Asked?.Due.At,
            IsDrill = integrityCase.IsDrill,
        };
}

/// <summary>An act of a case that is assigned to officers.</summary>
/// <param name="Officers">Their ids.</param>
public sealed record CaseTask(
    CaseId Id,
    string Number,
    string Party,
    CaseAct Act,
    DateTimeOffset Since,
    DateTimeOffset DueAt,
    ImmutableArray<string> Officers
);

/// <summary>One page of the list.</summary>
/// <param name="Next">Start of the next page; null on the last one.</param>
public sealed record CaseListPart(IReadOnlyList<CaseSummary> Cases, string? Next);

/// <summary>
/// Lists cases, newest first, and acts assigned to officers: derived rows of two partitions, updated by every move of a case.
/// </summary>
public sealed class CaseIndex(TableServiceClient tables)
{
    private const string Partition = "cases";
    private const string Tasks = "case-tasks";
    private const string Json = "Json";
    private const int PageSize = 50;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public async Task PutAsync(IntegrityCase integrityCase, CancellationToken cancellationToken)
    {
        await PutAsync(Partition, RowKeyOf(integrityCase), CaseSummary.Of(integrityCase), cancellationToken);
        if (integrityCase.Asked is { } asked)
        {
            var task = new CaseTask(
                integrityCase.Id,
                integrityCase.Number.Value,
                integrityCase.Party.Name,
                asked.Act,
                asked.At,
                asked.Due.At,
                asked.Officers
            );
            await PutAsync(Tasks, integrityCase.Id.Value, task, cancellationToken);
        }
        else if (integrityCase.AskCount > 0)
        {
            await _table.DeleteEntityAsync(Tasks, integrityCase.Id.Value, ETag.All, cancellationToken);
        }
    }

    /// <summary>
    /// The acts assigned to an officer, oldest first. Reads one partition, with a row for each case that waits for an officer.
    /// </summary>
    public async Task<ImmutableArray<CaseTask>> ReadTasksAsync(string officerId, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(row => row.PartitionKey == Tasks, cancellationToken: cancellationToken);
        var tasks = await rows.Select(row => StoredJson.Read<CaseTask>(JsonColumn.Read(row, Json))).ToListAsync(cancellationToken);
        return [.. tasks.Where(task => task.Officers.Contains(officerId)).OrderBy(task => task.Since)];
    }

    /// <summary>Reads at most 50 cases.</summary>
    /// <param name="from"><see cref="CaseListPart.Next"/> of the page before; null for the newest cases.</param>
    public async Task<CaseListPart> ReadAsync(string? from, CancellationToken cancellationToken)
    {
        var first = from ?? "";
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == Partition && row.RowKey.CompareTo(first) >= 0,
            maxPerPage: PageSize + 1,
            cancellationToken: cancellationToken
        );
        var rows = await query.Take(PageSize + 1).ToListAsync(cancellationToken);
        return new CaseListPart(
            [.. rows.Take(PageSize).Select(row => StoredJson.Read<CaseSummary>(JsonColumn.Read(row, Json)))],
            rows.Count > PageSize ? rows[PageSize].RowKey : null
        );
    }

    private async Task PutAsync<T>(string partition, string rowKey, T value, CancellationToken cancellationToken)
    {
        var row = new TableEntity(partition, rowKey);
        JsonColumn.Write(row, Json, StoredJson.Write(value));
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static string RowKeyOf(IntegrityCase integrityCase) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.MaxValue.UtcTicks - integrityCase.OpenedAt.UtcTicks:D19}-{integrityCase.Id}"
        );
}
