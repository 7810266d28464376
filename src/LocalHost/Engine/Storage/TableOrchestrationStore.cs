using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Stores instances in two tables, <c>{hub}Live</c> and <c>{hub}Done</c>, and values too large for a row in blobs.</summary>
public sealed partial class TableOrchestrationStore : IOrchestrationStore
{
    private const int LongestInlineTurn = 640 * 1024;
    private const int LongestInlineHistory = 32 * 1024;
    private const string Data = "Data";
    private const string Receiver = "For";
    private const string IsConsumed = "Consumed";

    private readonly TableClient _live;
    private readonly TableClient _done;
    private readonly LargePayloads _payloads;
    private readonly InstanceRow _instanceRow;

    public TableOrchestrationStore(TableServiceClient tables, BlobServiceClient blobs, string taskHubName)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(blobs);
        _live = tables.GetTableClient(taskHubName + "Live");
        _done = tables.GetTableClient(taskHubName + "Done");
        _payloads = new LargePayloads(blobs.GetBlobContainerClient(taskHubName.ToLowerInvariant() + "-payloads"));
        _instanceRow = new InstanceRow(_payloads);
    }

    /// <summary>A store on a storage account. The client does not retry requests: the engine decides what to repeat.</summary>
    public static TableOrchestrationStore FromConnectionString(
        string connectionString,
        string taskHubName,
        TableClientOptions? tableOptions = null,
        BlobClientOptions? blobOptions = null
    )
    {
        tableOptions ??= new TableClientOptions();
        tableOptions.Retry.MaxRetries = 0;
        tableOptions.Diagnostics.IsDistributedTracingEnabled = false;
        tableOptions.Diagnostics.IsLoggingEnabled = false;
        blobOptions ??= new BlobClientOptions();
        blobOptions.Retry.MaxRetries = 0;
        return new TableOrchestrationStore(
            new TableServiceClient(connectionString, StorageTimeouts.Apply(tableOptions)),
            new BlobServiceClient(connectionString, StorageTimeouts.Apply(blobOptions)),
            taskHubName
        );
    }

    public async Task<string> AddAsync(InstanceState state, CancellationToken cancellationToken)
    {
        var row = await _instanceRow.WholeAsync(state, TableKeys.Instance, cancellationToken);
        try
        {
            return (await _live.AddEntityAsync(row, cancellationToken)).Headers.ETag!.Value.ToString();
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            var present = await _live.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, ["ExecutionId"], cancellationToken);
            if (present.Value.GetString("ExecutionId") == state.ExecutionId)
            {
                return present.Value.ETag.ToString();
            }

            // Otherwise the payloads of a rejected start would never be deleted.
            if (LargePayloads.IsUsedBy(row))
            {
                await _payloads.DeleteFolderAsync(InstanceRow.Folder(state), cancellationToken);
            }

            throw;
        }
    }

    public async Task AddMessageAsync(InstanceState receiver, StoredMessage message, CancellationToken cancellationToken)
    {
        var row = await DataRowAsync(receiver, message.Key, message.Payload, cancellationToken);
        row[Receiver] = receiver.ExecutionId;
        try
        {
            await _live.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Delivered before: unless the response was wrong, in which case the message would be lost.
            await _live.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, ["PartitionKey"], cancellationToken);
        }
    }

    public Task RemoveMessageAsync(InstanceState receiver, string key, CancellationToken cancellationToken)
    {
        var row = Row(receiver, key);
        return _live.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    public async Task<string> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var state = commit.Before;
        var changes = await _instanceRow.ChangesAsync(commit.Before, commit.After, cancellationToken);
        var actions = new List<TableTransactionAction>(4) { new(TableTransactionActionType.UpdateMerge, changes, new ETag(commit.ETag)) };
        if (commit.Turn is { } turn)
        {
            actions.Add(Add(await DataRowAsync(state, TableKeys.TurnRow(state.NextTurn), turn, cancellationToken)));
        }

        if (commit.Outgoing is { } outgoing)
        {
            actions.Add(Add(await DataRowAsync(state, outgoing.Key, outgoing.Payload, cancellationToken)));
        }

        actions.AddRange(commit.Consumed.Concat(commit.Delivered).Select(key => Delete(Row(state, key))));
        actions.AddRange(commit.Remembered.Select(key => Consume(state, key)));
        actions.AddRange(commit.StaleTurns.Select(number => Delete(Row(state, TableKeys.TurnRow(number)))));
        var answer = await _live.SubmitTransactionAsync(actions, cancellationToken);
        return answer.Value[0].Headers.ETag!.Value.ToString();
    }

    private static TableEntity Row(InstanceState state, string key) => new(TableKeys.Of(state.InstanceId), TableKeys.Of(key));

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);

    private static TableTransactionAction Delete(TableEntity row) => new(TableTransactionActionType.Delete, row, ETag.All);

    private static TableTransactionAction Consume(InstanceState state, string key)
    {
        var row = Row(state, key);
        row[Receiver] = state.ExecutionId;
        row[IsConsumed] = true;
        return new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, ETag.All);
    }

    private async ValueTask<TableEntity> DataRowAsync(InstanceState state, string key, byte[] data, CancellationToken cancellationToken)
    {
        var row = Row(state, key);
        await _payloads.WriteBytesAsync(row, Data, data, LongestInlineTurn, InstanceRow.Folder(state), cancellationToken);
        return row;
    }
}
