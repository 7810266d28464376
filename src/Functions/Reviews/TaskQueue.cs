using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task that lies with somebody.</summary>
/// <param name="Origin">The task as it was first opened: what handovers are counted from.</param>
/// <param name="LinkId">Its link, from which a signed-in officer gets straight into it.</param>
/// <param name="About">What it is about, without title or name.</param>
public sealed record QueuedTask(PendingKind RecordKind, string RecordId, TaskKey Task, TaskKey Origin, string LinkId, string About, DateTimeOffset OpenedAt);

/// <summary>
/// What lies with each officer, for the desk: a derived index, one partition an officer's mail address, a row only while the task is open.
/// </summary>
public sealed class TaskQueue(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task AddAsync(string email, QueuedTask task, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(email), RowKey(task.RecordKind, task.RecordId, task.Task))
        {
            ["RecordKind"] = task.RecordKind.ToString(),
            ["RecordId"] = task.RecordId,
            ["Task"] = task.Task.Value,
            ["Origin"] = task.Origin.Value,
            ["LinkId"] = task.LinkId,
            ["About"] = task.About,
            ["OpenedAt"] = task.OpenedAt,
        };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public Task RemoveAsync(string email, PendingKind recordKind, string recordId, TaskKey task, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition(email), RowKey(recordKind, recordId, task), ETag.All, cancellationToken);

    /// <summary>What lies with an officer, the oldest first.</summary>
    public async Task<IReadOnlyList<QueuedTask>> ReadAsync(string email, CancellationToken cancellationToken)
    {
        var partition = Partition(email);
        var queued = new List<QueuedTask>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken))
        {
            queued.Add(new QueuedTask(
                Enum.Parse<PendingKind>(row.GetString("RecordKind")),
                row.GetString("RecordId"),
                TaskKey.Of(row.GetString("Task")),
                TaskKey.Of(row.GetString("Origin")),
                row.GetString("LinkId"),
                row.GetString("About"),
                row.GetDateTimeOffset("OpenedAt")!.Value));
        }

        return [.. queued.OrderBy(task => task.OpenedAt)];
    }

    // No address in a key.
    private static string Partition(string email) =>
        $"officer-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())))[..32]}";

    private static string RowKey(PendingKind recordKind, string recordId, TaskKey task) => $"{recordKind}|{recordId}|{task}";
}
