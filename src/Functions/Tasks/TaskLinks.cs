using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>The task of a link. Immutable.</summary>
/// <param name="Origin">The task as first opened, before any handover.</param>
/// <param name="OfficerId">The deciding officer: the delegate if the named officer was on leave.</param>
public sealed record TaskLink(
    string LinkId,
    RecordRef Record,
    string RoundId,
    TaskKey Task,
    TaskKey Origin,
    string OfficerId,
    string OfficerName,
    string OfficerEmail,
    DateTimeOffset ExpiresAt
)
{
    /// <summary>The officer's role: <c>Leader</c>, <c>RecommendingBody</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Number of handovers before the link was created; null for links created before this was stored.</summary>
    public int? Handovers { get; init; }
}

/// <summary>The valid code of a link and its number of wrong entries.</summary>
/// <param name="Number">0 for the first, plus one for each replacement of a void one.</param>
public sealed record LinkCode(int Number, int Wrong);

/// <summary>Stores links, and counts wrong codes to limit guessing.</summary>
public sealed class TaskLinks(TableServiceClient tables)
{
    private const string LinkRow = "link";
    private const string CodeRow = "code";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Links);

    /// <summary>Stores a new link; an existing one of this id is kept.</summary>
    public async Task AddAsync(TaskLink link, CancellationToken cancellationToken)
    {
        var row = new TableEntity(link.LinkId, LinkRow)
        {
            ["RecordType"] = link.Record.Type.ToString(),
            ["RecordId"] = link.Record.Id,
            ["RoundId"] = link.RoundId,
            ["Task"] = link.Task.Value,
            ["Origin"] = link.Origin.Value,
            ["OfficerId"] = link.OfficerId,
            ["OfficerName"] = link.OfficerName,
            ["OfficerEmail"] = link.OfficerEmail,
            ["Role"] = link.Role,
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

    public async Task<TaskLink?> FindAsync(string linkId, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(linkId, LinkRow, cancellationToken: cancellationToken);
        return response is { HasValue: true, Value: { } row } && TaskKey.TryParse(row.GetString("Task"), out var task)
            ? new TaskLink(
                linkId,
                new RecordRef(RecordType.Of(row.GetString("RecordType")), row.GetString("RecordId")),
                row.GetString("RoundId"),
                task,
                TaskKey.Of(row.GetString("Origin")),
                row.GetString("OfficerId"),
                row.GetString("OfficerName"),
                row.GetString("OfficerEmail"),
                row.GetDateTimeOffset("ExpiresAt")!.Value
            )
            {
                Handovers = row.GetInt32("Handovers"),
                Role = row.GetString("Role"),
            }
            : null;
    }

    /// <summary>Removes a link that was never sent.</summary>
    public Task RemoveAsync(string linkId, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(linkId, LinkRow, ETag.All, cancellationToken);

    public async Task<LinkCode> ReadCodeAsync(string linkId, CancellationToken cancellationToken) =>
        await FindCodeAsync(linkId, cancellationToken) is { } row ? CodeOf(row) : new LinkCode(Number: 0, Wrong: 0);

    /// <summary>Counts a wrong code; no effect for a code that was replaced meanwhile.</summary>
    /// <returns>Number of wrong entries of this code.</returns>
    public async Task<int> CountWrongAsync(string linkId, int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await FindCodeAsync(linkId, cancellationToken);
            var code = row is null ? new LinkCode(Number: 0, Wrong: 0) : CodeOf(row);
            if (code.Number != number || await PutCodeAsync(linkId, row, code with { Wrong = code.Wrong + 1 }, cancellationToken))
            {
                return code.Wrong + 1;
            }
        }
    }

    /// <summary>Makes the next code valid in place of a void one; no effect if another request has done so.</summary>
    public async Task ReplaceCodeAsync(string linkId, int number, CancellationToken cancellationToken)
    {
        if (await FindCodeAsync(linkId, cancellationToken) is { } row && CodeOf(row).Number == number)
        {
            await PutCodeAsync(linkId, row, new LinkCode(number + 1, Wrong: 0), cancellationToken);
        }
    }

    /// <summary>False if it was changed concurrently.</summary>
    private Task<bool> PutCodeAsync(string linkId, TableEntity? current, LinkCode code, CancellationToken cancellationToken)
    {
        var row = new TableEntity(linkId, CodeRow) { [nameof(LinkCode.Number)] = code.Number, [nameof(LinkCode.Wrong)] = code.Wrong };
        return current is null ? _table.TryAddAsync(row, cancellationToken) : _table.TryReplaceAsync(row, current.ETag, cancellationToken);
    }

    private async Task<TableEntity?> FindCodeAsync(string linkId, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(linkId, CodeRow, cancellationToken: cancellationToken);
        return response.HasValue ? response.Value : null;
    }

    private static LinkCode CodeOf(TableEntity row) =>
        new(row.GetInt32(nameof(LinkCode.Number)) ?? 0, row.GetInt32(nameof(LinkCode.Wrong)) ?? 0);
}
