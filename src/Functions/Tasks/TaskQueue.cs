using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>An open task of an officer.</summary>
/// <param name="Origin">The task as first opened, from which handovers are counted.</param>
/// <param name="LinkId">Its link, by which a signed-in officer opens it directly.</param>
/// <param name="OfficerName">The deciding officer: the delegate if the named officer was on leave.</param>
public sealed record QueuedTask(
    string RoundId,
    RecordRef Record,
    TaskKey Task,
    TaskKey Origin,
    string LinkId,
    string OfficerName,
    string OfficerEmail,
    TaskAbout About,
    DateTimeOffset OpenedAt
)
{
    /// <summary>From when its term runs, if that is later than its opening.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    internal DateTimeOffset TermFrom => StartsAt > OpenedAt ? StartsAt.Value : OpenedAt;
}

/// <summary>
/// Open tasks for the desk: a derived index of two rows a task, one under the officer and one under the round, only while the task is open.
/// </summary>
public sealed class TaskQueue(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public async Task AddAsync(QueuedTask task, CancellationToken cancellationToken)
    {
        await _table.UpsertEntityAsync(Row(OfRound(task.RoundId), task), TableUpdateMode.Replace, cancellationToken);
        await _table.UpsertEntityAsync(Row(OfOfficer(task.OfficerEmail), task), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>
    /// Moves a task to another officer or link. Order: the rows under the round are changed last, because they are used to find remaining
    /// ones.
    /// </summary>
    /// <param name="task">Key before the move.</param>
    /// <param name="email">Of the previous officer.</param>
    public async Task MoveAsync(TaskKey task, string email, QueuedTask to, CancellationToken cancellationToken)
    {
        await _table.UpsertEntityAsync(Row(OfOfficer(to.OfficerEmail), to), TableUpdateMode.Replace, cancellationToken);
        if (task != to.Task || OfOfficer(email) != OfOfficer(to.OfficerEmail))
        {
            await _table.DeleteEntityAsync(OfOfficer(email), RowKey(to.Record, task), ETag.All, cancellationToken);
        }

        await _table.UpsertEntityAsync(Row(OfRound(to.RoundId), to), TableUpdateMode.Replace, cancellationToken);
        if (task != to.Task)
        {
            await _table.DeleteEntityAsync(OfRound(to.RoundId), RowKey(to.Record, task), ETag.All, cancellationToken);
        }
    }

    public Task RemoveAsync(QueuedTask task, CancellationToken cancellationToken) =>
        RemoveAsync(task.OfficerEmail, task.RoundId, task.Record, task.Task, cancellationToken);

    /// <summary>Removes a task. Order: the row under the round last, because it is used to find remaining ones.</summary>
    public async Task RemoveAsync(string email, string roundId, RecordRef record, TaskKey task, CancellationToken cancellationToken)
    {
        await _table.DeleteEntityAsync(OfOfficer(email), RowKey(record, task), ETag.All, cancellationToken);
        await _table.DeleteEntityAsync(OfRound(roundId), RowKey(record, task), ETag.All, cancellationToken);
    }

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<QueuedTask>> ReadOfOfficerAsync(string email, CancellationToken cancellationToken) =>
        ReadAsync(OfOfficer(email), rowKeyPrefix: "", cancellationToken);

    /// <summary>Null if it is not open. One point read.</summary>
    public async Task<QueuedTask?> FindAsync(string email, RecordRef record, TaskKey task, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            OfOfficer(email),
            RowKey(record, task),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>A limited number of an officer's tasks, independent of the length of the list; oldest of these first.</summary>
    public async Task<IReadOnlyList<QueuedTask>> ReadSomeOfOfficerAsync(string email, int count, CancellationToken cancellationToken)
    {
        var partition = OfOfficer(email);
        var rows = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == partition,
            maxPerPage: count,
            cancellationToken: cancellationToken
        );
        return [.. (await rows.Take(count).Select(Read).ToListAsync(cancellationToken)).OrderBy(task => task.OpenedAt)];
    }

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<QueuedTask>> ReadOfRoundAsync(string roundId, CancellationToken cancellationToken) =>
        ReadAsync(OfRound(roundId), rowKeyPrefix: "", cancellationToken);

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<QueuedTask>> ReadOfRecordAsync(RecordRef record, string roundId, CancellationToken cancellationToken) =>
        ReadAsync(OfRound(roundId), $"{record.Type}|{record.Id}|", cancellationToken);

    private async Task<IReadOnlyList<QueuedTask>> ReadAsync(string partition, string rowKeyPrefix, CancellationToken cancellationToken)
    {
        // Sorts after every character in a key.
        var end = $"{rowKeyPrefix}\uffff";
        var rows = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == partition && row.RowKey.CompareTo(rowKeyPrefix) >= 0 && row.RowKey.CompareTo(end) < 0,
            cancellationToken: cancellationToken
        );
        return [.. (await rows.Select(Read).ToListAsync(cancellationToken)).OrderBy(task => task.OpenedAt)];
    }

    private static string OfRound(string roundId) => $"tasks-{roundId}";

    // Keys contain no address.
    private static string OfOfficer(string email) =>
        $"officer-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())))[..32]}";

    private static string RowKey(RecordRef record, TaskKey task) => $"{record.Type}|{record.Id}|{task}";

    private static TableEntity Row(string partition, QueuedTask task)
    {
        var row = new TableEntity(partition, RowKey(task.Record, task.Task))
        {
            ["RoundId"] = task.RoundId,
            ["RecordType"] = task.Record.Type.ToString(),
            ["RecordId"] = task.Record.Id,
            ["Task"] = task.Task.Value,
            ["Origin"] = task.Origin.Value,
            ["LinkId"] = task.LinkId,
            ["OfficerName"] = task.OfficerName,
            ["OfficerEmail"] = task.OfficerEmail,
            ["About"] = StoredJson.Write(task.About),
            ["OpenedAt"] = task.OpenedAt,
        };
        if (task.StartsAt is { } startsAt)
        {
            row["StartsAt"] = startsAt;
        }

        return row;
    }

    private static QueuedTask Read(TableEntity row) =>
        new(
            row.GetString("RoundId"),
            new RecordRef(RecordType.Of(row.GetString("RecordType")), row.GetString("RecordId")),
            TaskKey.Of(row.GetString("Task")),
            TaskKey.Of(row.GetString("Origin")),
            row.GetString("LinkId"),
            row.GetString("OfficerName"),
            row.GetString("OfficerEmail"),
            StoredJson.Read<TaskAbout>(row.GetString("About")),
            row.GetDateTimeOffset("OpenedAt")!.Value
        )
        {
            StartsAt = row.GetDateTimeOffset("StartsAt"),
        };
}
