using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

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
    DateTimeOffset ExpiresAt
)
{
    /// <summary>In which role the officer decides: <c>Leader</c>, <c>RecommendingBody</c>.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// How often the task had been passed on when the link was made; null for links that were made before this was noted.
    /// </summary>
    public int? Handovers { get; init; }
}

/// <summary>Which code of a link holds, and how many wrong ones were given for it.</summary>
/// <param name="Number">0 for the first, then one more for each that replaced a void one.</param>
public sealed record LinkCode(int Number, int Wrong);

/// <summary>Keeps links, and counts wrong codes so that nobody can try them all.</summary>
public sealed class TaskLinks(TableServiceClient tables)
{
    private const string LinkRow = "link";
    private const string CodeRow = "code";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Links);

    /// <summary>Stores a new link; one of the same id stands.</summary>
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

    /// <summary>The link of an id; null where there is none.</summary>
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

    /// <summary>Takes a link away that was made for nothing, and that nobody was sent.</summary>
    public Task RemoveAsync(string linkId, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(linkId, LinkRow, ETag.All, cancellationToken);

    /// <summary>The code of a link that holds now, and how often a wrong one was given for it.</summary>
    public async Task<LinkCode> ReadCodeAsync(string linkId, CancellationToken cancellationToken) =>
        await FindCodeAsync(linkId, cancellationToken) is { } row ? CodeOf(row) : new LinkCode(Number: 0, Wrong: 0);

    /// <summary>Counts a wrong try of a code; a code that was replaced meanwhile counts no more.</summary>
    /// <returns>How many there were of this code.</returns>
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

    /// <summary>Lets the next code hold instead of one that is void; where another request did so, nothing changes.</summary>
    public async Task ReplaceCodeAsync(string linkId, int number, CancellationToken cancellationToken)
    {
        if (await FindCodeAsync(linkId, cancellationToken) is { } row && CodeOf(row).Number == number)
        {
            await PutCodeAsync(linkId, row, new LinkCode(number + 1, Wrong: 0), cancellationToken);
        }
    }

    /// <summary>False where it was changed at the same time.</summary>
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
