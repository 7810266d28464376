using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>A project in the register.</summary>
/// <param name="Entries">Of its ledger, oldest first.</param>
public sealed record ProjectSummary(
    ApplicationId Id,
    string Serial,
    string Title,
    string Unit,
    string AwardNumber,
    ApplicationState State,
    decimal AmountYuan,
    IReadOnlyList<FundEntry> Entries,
    bool IsDrill
)
{
    public decimal PaidYuan => Ledger.PaidYuan;

    public decimal DueYuan => Ledger.BalanceOf(FundAccount.Due);

    public decimal ToRecoverYuan => Ledger.BalanceOf(FundAccount.ToRecover);

    internal FundLedger Ledger => new() { Entries = [.. Entries] };

    public static ProjectSummary Of(Project project) =>
        new(
            project.Id,
            project.Serial,
            project.Title,
            project.Unit.Name,
            project.AwardNumber,
            project.State,
            project.AmountYuan,
            project.Ledger.Entries,
            project.IsDrill
        );
}

/// <summary>One page of the register.</summary>
/// <param name="Next">Start of the next page; null on the last one.</param>
public sealed record ProjectListPart(IReadOnlyList<ProjectSummary> Projects, string? Next);

/// <summary>专项资金台账: projects with their money, newest award first; derived, updated by every fact.</summary>
public sealed class ProjectIndex(TableServiceClient tables)
{
    public const int PageSize = 50;

    public const int FileSize = 500;

    private const string Partition = "projects";
    private const string Json = "Json";

    // Sorts after every row of the register, which begins with a digit.
    private const string Numbers = "~";
    private const string Id = "Id";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public async Task PutAsync(Project project, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, RowKeyOf(project));
        JsonColumn.Write(row, Json, StoredJson.Write(ProjectSummary.Of(project)));
        await _table.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, row),
                new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace,
                    new TableEntity(Partition, NumberKeyOf(project.Serial)) { [Id] = project.Id.Value }
                ),
            ],
            cancellationToken
        );
    }

    /// <summary>The project of a 项目编号; null if there is none.</summary>
    public async Task<ApplicationId?> FindIdAsync(string serial, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, NumberKeyOf(serial), cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row } && ApplicationId.TryParse(row.GetString(Id), out var id) ? id : null;
    }

    /// <param name="from"><see cref="ProjectListPart.Next"/> of the page before; null for the newest projects.</param>
    public async Task<ProjectListPart> ReadAsync(string? from, int size, CancellationToken cancellationToken)
    {
        var first = from ?? "";
        var query = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == Partition && row.RowKey.CompareTo(first) >= 0 && row.RowKey.CompareTo(Numbers) < 0,
            maxPerPage: size + 1,
            cancellationToken: cancellationToken
        );
        var rows = await query.Take(size + 1).ToListAsync(cancellationToken);
        return new ProjectListPart(
            [.. rows.Take(size).Select(row => StoredJson.Read<ProjectSummary>(JsonColumn.Read(row, Json)))],
            rows.Count > size ? rows[size].RowKey : null
        );
    }

    // Escaped: an entered number may contain characters that a key does not allow.
    private static string NumberKeyOf(string serial) => Numbers + Uri.EscapeDataString(serial.Trim().ToUpperInvariant()).Replace('%', '_');

    private static string RowKeyOf(Project project) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - project.OpenedAt.UtcTicks:D19}-{project.Id}");
}
