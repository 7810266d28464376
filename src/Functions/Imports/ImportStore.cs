using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Imports;

/// <summary>A row that can be applied.</summary>
public sealed record KeptRow(int Number, string Json);

/// <summary>An import in the list of the officers' site.</summary>
public sealed record ImportSummary(
    ImportId Id,
    ImportKind Kind,
    string FileName,
    ImportState State,
    int Rows,
    int Rejected,
    string CheckedBy,
    DateTimeOffset CheckedAt
)
{
    public static ImportSummary Of(DataImport import) =>
        new(
            import.Id,
            import.Kind,
            import.Report.FileName,
            import.State,
            import.Report.Rows,
            import.Report.Rejected,
            import.CheckedBy.Actor,
            import.CheckedBy.At
        );
}

/// <summary>
/// Stores the read rows of imported files, a blob each, their progress, and the list, newest first. The files are not stored: they contain
/// numbers of persons.
/// </summary>
public sealed class ImportStore(BlobServiceClient blobs, TableServiceClient tables)
{
    private const string Partition = "imports";
    private const string Progress = "import-progress";
    private const string Json = "Json";
    private const string Rows = "Rows";
    private const string LeftOut = "LeftOut";

    private const int PageSize = 50;

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.ImportsContainer);
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task PutRowsAsync(ImportId id, ImmutableArray<KeptRow> rows, CancellationToken cancellationToken) =>
        BlobOf(id).UploadAsync(BinaryData.FromString(StoredJson.Write(rows)), overwrite: true, cancellationToken);

    public async Task<ImmutableArray<KeptRow>> ReadRowsAsync(ImportId id, CancellationToken cancellationToken)
    {
        var content = await BlobOf(id).DownloadContentAsync(cancellationToken);
        return StoredJson.Read<ImmutableArray<KeptRow>>(content.Value.Content.ToString());
    }

    /// <param name="isUndo">Whether rows are being reversed.</param>
    public async Task<(int Rows, int LeftOut)> ReadProgressAsync(ImportId id, bool isUndo, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Progress, KeyOf(id, isUndo), cancellationToken: cancellationToken);
        return row.HasValue ? (row.Value!.GetInt32(Rows) ?? 0, row.Value.GetInt32(LeftOut) ?? 0) : default;
    }

    public Task PutProgressAsync(ImportId id, bool isUndo, int rows, int leftOut, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(Progress, KeyOf(id, isUndo)) { [Rows] = rows, [LeftOut] = leftOut },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public Task ShowAsync(DataImport import, CancellationToken cancellationToken)
    {
        var row = new TableEntity(
            Partition,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{DateTimeOffset.MaxValue.UtcTicks - import.CheckedBy.At.UtcTicks:D19}-{import.Id}"
            )
        );
        JsonColumn.Write(row, Json, StoredJson.Write(ImportSummary.Of(import)));
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<IReadOnlyList<ImportSummary>> ReadListAsync(CancellationToken cancellationToken)
    {
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == Partition,
            maxPerPage: PageSize,
            cancellationToken: cancellationToken
        );
        var rows = await query.Take(PageSize).ToListAsync(cancellationToken);
        return [.. rows.Select(row => StoredJson.Read<ImportSummary>(JsonColumn.Read(row, Json)))];
    }

    private BlobClient BlobOf(ImportId id) => _container.GetBlobClient($"{id}.json");

    private static string KeyOf(ImportId id, bool isUndo) => isUndo ? $"{id}|undo" : id.Value;
}
