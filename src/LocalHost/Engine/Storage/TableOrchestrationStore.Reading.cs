using Azure.Data.Tables;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <content>Reading open instances.</content>
public sealed partial class TableOrchestrationStore
{
    public async Task<IReadOnlyList<OpenInstance>> ReadAllOpenAsync(CancellationToken cancellationToken)
    {
        await _live.CreateIfNotExistsAsync(cancellationToken);
        await _done.CreateIfNotExistsAsync(cancellationToken);
        await _payloads.InitializeAsync(cancellationToken);
        var rows = await _live.QueryAsync<TableEntity>(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var open = new List<OpenInstance>();
        foreach (var partition in rows.GroupBy(row => row.PartitionKey))
        {
            if (await AssembleAsync(partition, clearAway: true, cancellationToken) is { } instance)
            {
                open.Add(instance);
            }
        }

        return open;
    }

    public async Task<OpenInstance?> ReadOpenAsync(string instanceId, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.Of(instanceId)}");
        var rows = await _live.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return await AssembleAsync(rows, clearAway: false, cancellationToken);
    }

    private async Task<OpenInstance?> AssembleAsync(IEnumerable<TableEntity> rows, bool clearAway, CancellationToken cancellationToken)
    {
        var ordered = rows.OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList();
        var instanceRow = ordered.Find(row => row.RowKey == TableKeys.Instance);
        var (state, fault) = instanceRow is null ? (null, null) : await ReadInstanceAsync(instanceRow, cancellationToken);
        if (clearAway && fault is null)
        {
            await ClearAwayAsync(ordered.Where(row => IsStray(row, state)), cancellationToken);
        }

        if (state is null)
        {
            return null;
        }

        var turns = ordered
            .Where(row => row.RowKey[0] == TableKeys.Turn)
            .ToLookup(row => TableKeys.TurnNumber(row.RowKey) >= state.FirstTurn);
        var messages = ordered
            .Where(row => row.RowKey[0] == TableKeys.Message && !IsStray(row, state))
            .ToLookup(row => row.GetBoolean(IsConsumed) ?? false);
        return new OpenInstance(
            state,
            instanceRow!.ETag.ToString(),
            [.. (await MessagesOfAsync(turns[true], cancellationToken)).Select(turn => turn.Payload)],
            [.. turns[true].Select(row => TableKeys.TurnNumber(row.RowKey))],
            await MessagesOfAsync(messages[false], cancellationToken),
            [.. messages[true].Select(row => TableKeys.TextOf(row.RowKey))],
            await MessagesOfAsync(ordered.Where(row => row.RowKey[0] == TableKeys.Outbox), cancellationToken),
            [.. turns[false].Select(row => TableKeys.TurnNumber(row.RowKey))],
            fault
        );
    }

    /// <summary>An unreadable instance is returned without payloads: an open one is failed, and the others continue.</summary>
    private async Task<(InstanceState State, InvalidDataException? Fault)> ReadInstanceAsync(
        TableEntity row,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await _instanceRow.ReadAsync(row, cancellationToken), null);
        }
        catch (InvalidDataException e)
        {
            return (InstanceRow.ReadWhatIsLeft(row), e);
        }
    }

    /// <summary>A row without its instance, or a message to an earlier run of the id.</summary>
    private static bool IsStray(TableEntity row, InstanceState? state) =>
        state is null || (row.RowKey[0] == TableKeys.Message && row.GetString(Receiver) != state.ExecutionId);

    private async Task ClearAwayAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(StorageLimits.RowsPerTransaction))
        {
            await _live.SubmitTransactionAsync(chunk.Select(Delete), cancellationToken);
        }
    }

    private Task<StoredMessage[]> MessagesOfAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken) =>
        Task.WhenAll(
            rows.Select(async row => new StoredMessage(TableKeys.TextOf(row.RowKey), await ReadDataAsync(row, Data, cancellationToken)))
        );

    /// <summary>Missing data is read as empty, which is neither a turn nor a message: decoding reports it.</summary>
    private async Task<byte[]> ReadDataAsync(TableEntity row, string column, CancellationToken cancellationToken)
    {
        try
        {
            return await _payloads.ReadBytesAsync(row, column, cancellationToken) ?? [];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
