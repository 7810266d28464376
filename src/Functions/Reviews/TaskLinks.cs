using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>What a link leads to: a task of one record. Never changes once it is made.</summary>
/// <param name="Origin">The task as it was first opened, before any handover.</param>
/// <param name="OfficerId">Who decides: the stand-in, where whom the task names was on leave.</param>
public sealed record TaskLink(
    string LinkId,
    RecordRef Record,
    string RoundId,
    TaskKey Task,
    TaskKey Origin,
    string OfficerId,
    string OfficerName,
    string OfficerEmail,
    DateTimeOffset ExpiresAt)
{
    /// <summary>How often the task had been passed on when the link was made; null for links that were made before this was noted.</summary>
    public int? Handovers { get; init; }
}

/// <summary>Keeps links, and counts wrong codes so that nobody can try them all.</summary>
public sealed class TaskLinks(TableServiceClient tables)
{
    /// <summary>Wrong codes allowed for one link in one hour.</summary>
    public const int MaxWrongCodesAnHour = 5;

    private const string LinkRow = "link";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Links);

    /// <summary>Stores a new link; one of the same id stands.</summary>
    public async Task AddAsync(TaskLink link, CancellationToken cancellationToken)
    {
        var row = new TableEntity(link.LinkId, LinkRow)
        {
            ["RecordKind"] = link.Record.Type.ToString(),
            ["RecordId"] = link.Record.Id,
            ["RoundId"] = link.RoundId,
            ["Task"] = link.Task.Value,
            ["Origin"] = link.Origin.Value,
            ["OfficerId"] = link.OfficerId,
            ["OfficerName"] = link.OfficerName,
            ["OfficerEmail"] = link.OfficerEmail,
            ["ExpiresAt"] = link.ExpiresAt,
            ["Handovers"] = link.Handovers,
        };
        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status == 409)
        {
            // A repeat of the same step.
        }
    }

    /// <summary>The link of an id; null where there is none.</summary>
    public async Task<TaskLink?> FindAsync(string linkId, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(linkId, LinkRow, cancellationToken: cancellationToken);
        return response is { HasValue: true, Value: { } row } && TaskKey.TryParse(row.GetString("Task"), out var task)
            ? new TaskLink(
                linkId,
                new RecordRef(Enum.Parse<RecordType>(row.GetString("RecordKind")), row.GetString("RecordId")),
                row.GetString("RoundId"),
                task,
                TaskKey.Of(row.GetString("Origin")),
                row.GetString("OfficerId"),
                row.GetString("OfficerName"),
                row.GetString("OfficerEmail"),
                row.GetDateTimeOffset("ExpiresAt")!.Value)
            {
                Handovers = row.GetInt32("Handovers"),
            }
            : null;
    }

    /// <summary>Takes a link away that was made for nothing, and that nobody was sent.</summary>
    public Task RemoveAsync(string linkId, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(linkId, LinkRow, ETag.All, cancellationToken);

    /// <summary>
    /// Takes one of the tries that are left in this hour; false where none is. It is taken before the code is looked at: so a hundred
    /// codes at once get no more tries than one after the other.
    /// </summary>
    public async Task<bool> TakeTryAsync(string linkId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await CountAsync(linkId, now, cancellationToken);
            var wrong = row?.GetInt32("Wrong") ?? 0;
            if (wrong >= MaxWrongCodesAnHour)
            {
                return false;
            }

            if (await SetCountAsync(linkId, now, row, wrong + 1, cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Gives back a try whose code was right.</summary>
    public async Task GiveBackTryAsync(string linkId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await CountAsync(linkId, now, cancellationToken) is { } row
            && !await SetCountAsync(linkId, now, row, (row.GetInt32("Wrong") ?? 1) - 1, cancellationToken))
        {
            // Another try was counted at the same time.
        }
    }

    /// <summary>False where another try was counted at the same time.</summary>
    private async Task<bool> SetCountAsync(
        string linkId,
        DateTimeOffset now,
        TableEntity? current,
        int wrong,
        CancellationToken cancellationToken)
    {
        var row = new TableEntity(linkId, HourRow(now)) { ["Wrong"] = wrong };
        try
        {
            await (current is null
                ? _table.AddEntityAsync(row, cancellationToken)
                : _table.UpdateEntityAsync(row, current.ETag, TableUpdateMode.Replace, cancellationToken));
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<TableEntity?> CountAsync(string linkId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(linkId, HourRow(now), cancellationToken: cancellationToken);
        return response.HasValue ? response.Value : null;
    }

    private static string HourRow(DateTimeOffset now) => $"wrong|{now.UtcDateTime:yyyyMMddHH}";
}
