using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>A task that lies with somebody.</summary>
/// <param name="Origin">The task as it was first opened: what handovers are counted from.</param>
/// <param name="LinkId">Its link, from which a signed-in officer gets straight into it.</param>
/// <param name="OfficerName">With whom it lies: the stand-in, where whom the task names was on leave.</param>
/// <param name="About">What it is about.</param>
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
);

/// <summary>
/// What lies with whom, for the desk: a derived index of two rows a task, one under the officer and one under the round, there only while
/// the task is open.
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
    /// Takes a task from one officer to another, or to another link. The rows under the round go last: by them, what is left over is found.
    /// </summary>
    /// <param name="task">As it lay.</param>
    /// <param name="email">Of whom it lay with.</param>
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

    /// <summary>Takes a task out. The row under the round goes last: by it, what is left over is found.</summary>
    public async Task RemoveAsync(string email, string roundId, RecordRef record, TaskKey task, CancellationToken cancellationToken)
    {
        await _table.DeleteEntityAsync(OfOfficer(email), RowKey(record, task), ETag.All, cancellationToken);
        await _table.DeleteEntityAsync(OfRound(roundId), RowKey(record, task), ETag.All, cancellationToken);
    }

    /// <summary>What lies with an officer, the oldest first.</summary>
    public Task<IReadOnlyList<QueuedTask>> ReadOfOfficerAsync(string email, CancellationToken cancellationToken) =>
        ReadAsync(OfOfficer(email), rowKeyPrefix: "", cancellationToken);

    /// <summary>A task that lies with an officer; null where it is not open. One point read.</summary>
    public async Task<QueuedTask?> FindAsync(string email, RecordRef record, TaskKey task, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            OfOfficer(email),
            RowKey(record, task),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Some of what lies with an officer, whatever the length of the list: the oldest of these first.</summary>
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

    /// <summary>What lies with anybody in a round, the oldest first.</summary>
    public Task<IReadOnlyList<QueuedTask>> ReadOfRoundAsync(string roundId, CancellationToken cancellationToken) =>
        ReadAsync(OfRound(roundId), rowKeyPrefix: "", cancellationToken);

    /// <summary>What lies with anybody on one record of a round, the oldest first.</summary>
    public Task<IReadOnlyList<QueuedTask>> ReadOfRecordAsync(RecordRef record, string roundId, CancellationToken cancellationToken) =>
        ReadAsync(OfRound(roundId), $"{record.Type}|{record.Id}|", cancellationToken);

    private async Task<IReadOnlyList<QueuedTask>> ReadAsync(string partition, string rowKeyPrefix, CancellationToken cancellationToken)
    {
        // No key has a character that sorts behind this one.
        var end = $"{rowKeyPrefix}\uffff";
        var rows = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == partition && row.RowKey.CompareTo(rowKeyPrefix) >= 0 && row.RowKey.CompareTo(end) < 0,
            cancellationToken: cancellationToken
        );
        return [.. (await rows.Select(Read).ToListAsync(cancellationToken)).OrderBy(task => task.OpenedAt)];
    }

    private static string OfRound(string roundId) => $"tasks-{roundId}";

    // No address in a key.
    private static string OfOfficer(string email) =>
        $"officer-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())))[..32]}";

    private static string RowKey(RecordRef record, TaskKey task) => $"{record.Type}|{record.Id}|{task}";

    private static TableEntity Row(string partition, QueuedTask task) =>
        new(partition, RowKey(task.Record, task.Task))
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
        );
}
