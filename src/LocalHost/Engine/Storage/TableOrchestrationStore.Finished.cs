using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <content>Finished instances.</content>
public sealed partial class TableOrchestrationStore
{
    private const string History = "History";

    public Task RetireAsync(Retirement retirement, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(
            $"End of '{retirement.State.InstanceId}'",
            async () =>
            {
                // Until its rows are gone from the open ones, nobody looks for the instance among the finished ones.
                var row = await FinishedRowAsync(retirement, cancellationToken);
                try
                {
                    await _done.AddEntityAsync(row, cancellationToken);
                }
                catch (RequestFailedException e) when (e.Status == 409)
                {
                    await ReplaceFinishedAsync(row, retirement, cancellationToken);
                }

                await DeleteOpenAsync(retirement, cancellationToken);
            },
            cancellationToken
        );

    public Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync<InstanceState?>(
            $"Finished instance '{instanceId}'",
            async () =>
            {
                var row = await FindFinishedAsync(instanceId, cancellationToken);
                return row is null ? null : await ReadFinishedAsync(row, cancellationToken);
            },
            cancellationToken
        );

    public Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync<byte[]?>(
            $"History of '{instanceId}'",
            async () =>
            {
                var row = await FindFinishedAsync(instanceId, cancellationToken);
                return row is null ? null : await ReadHistoryAsync(row, cancellationToken);
            },
            cancellationToken
        );

    public Task<InstancePage> ListFinishedAsync(
        InstanceFilter filter,
        int pageSize,
        string? continuationToken,
        CancellationToken cancellationToken
    ) =>
        StorageErrors.TranslateAsync(
            "Finished instances",
            async () =>
            {
                var query = _done.QueryAsync<TableEntity>(ODataOf(filter), pageSize, cancellationToken: cancellationToken);
                await foreach (var page in query.AsPages(continuationToken, pageSize))
                {
                    var states = new List<InstanceState>(page.Values.Count);
                    foreach (var row in page.Values)
                    {
                        states.Add(await ReadFinishedAsync(row, cancellationToken));
                    }

                    return new InstancePage(states, page.ContinuationToken);
                }

                return new InstancePage([], null);
            },
            cancellationToken
        );

    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(
            $"Purge of '{instanceId}'",
            async () =>
            {
                if (await FindFinishedAsync(instanceId, cancellationToken) is not { } row)
                {
                    return false;
                }

                await _payloads.DeleteFolderAsync(InstanceRow.Folder(instanceId, row.GetString("ExecutionId")), cancellationToken);
                await _done.DeleteEntityAsync(row, ETag.All, cancellationToken);
                return true;
            },
            cancellationToken
        );

    private async Task<byte[]> ReadHistoryAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            return await _payloads.ReadBytesAsync(row, History, cancellationToken) ?? [];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>A finished instance, without the payloads where one of them is gone.</summary>
    private async Task<InstanceState> ReadFinishedAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            return await _instanceRow.ReadAsync(row, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return InstanceRow.ReadWhatIsLeft(row);
        }
    }

    private static string ODataOf(InstanceFilter filter)
    {
        var terms = new List<string>();
        if (filter.CreatedFrom is { } from)
        {
            terms.Add(TableClient.CreateQueryFilter($"Created ge {from}"));
        }

        if (filter.CreatedTo is { } to)
        {
            terms.Add(TableClient.CreateQueryFilter($"Created le {to}"));
        }

        if (filter.Statuses is { Count: > 0 } statuses)
        {
            var any = statuses.Select(status => string.Create(CultureInfo.InvariantCulture, $"Status eq {(int)status}"));
            terms.Add($"({string.Join(" or ", any)})");
        }

        if (filter.InstanceIdPrefix is { Length: > 0 } prefix)
        {
            var first = TableKeys.Of(prefix);
            terms.Add(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {first + '\uffff'}"));
        }

        return string.Join(" and ", terms);
    }

    private async Task<TableEntity?> FindFinishedAsync(string instanceId, CancellationToken cancellationToken)
    {
        var row = await _done.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.Of(instanceId),
            TableKeys.Finished,
            cancellationToken: cancellationToken
        );
        return row.HasValue ? row.Value : null;
    }

    private async Task<TableEntity> FinishedRowAsync(Retirement retirement, CancellationToken cancellationToken)
    {
        var row = await _instanceRow.WholeAsync(retirement.State, TableKeys.Finished, cancellationToken);
        await _payloads.WriteBytesAsync(
            row,
            History,
            retirement.History,
            LongestInlineHistory,
            InstanceRow.Folder(retirement.State),
            cancellationToken
        );
        return row;
    }

    /// <summary>
    /// There is a row: of an earlier run of the id, or of an attempt whose answer was lost. It is replaced only by the host that
    /// still owns the open instance after having read it.
    /// </summary>
    private async Task ReplaceFinishedAsync(TableEntity row, Retirement retirement, CancellationToken cancellationToken)
    {
        var present = (await _done.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken)).Value;
        var isSameRun = present.GetString("ExecutionId") == retirement.State.ExecutionId;
        if (isSameRun && retirement.IsCommitted)
        {
            return;
        }

        var open = await _live.GetEntityAsync<TableEntity>(row.PartitionKey, TableKeys.Instance, ["PartitionKey"], cancellationToken);
        if (open.Value.ETag.ToString() != retirement.ETag)
        {
            throw new StorageConflictException($"Instance '{retirement.State.InstanceId}' changed since it was read.");
        }

        if (!isSameRun)
        {
            // First, since nobody reads the earlier run any more, and afterwards its payloads could not be found.
            var earlier = InstanceRow.Folder(retirement.State.InstanceId, present.GetString("ExecutionId"));
            await _payloads.DeleteFolderAsync(earlier, cancellationToken);
        }

        await _done.UpdateEntityAsync(row, present.ETag, TableUpdateMode.Replace, cancellationToken);
    }

    private async Task DeleteOpenAsync(Retirement retirement, CancellationToken cancellationToken)
    {
        var key = TableKeys.Of(retirement.State.InstanceId);
        List<TableEntity> others =
        [
            .. retirement.StoredTurns.Select(number => new TableEntity(key, TableKeys.TurnRow(number))),
            .. retirement.Messages.Select(message => Row(retirement.State, message)),
        ];
        if (retirement.Rows > StorageLimits.RowsPerTransaction)
        {
            // An attempt before may have deleted some of them.
            others = await _live
                .QueryAsync<TableEntity>(
                    TableClient.CreateQueryFilter($"PartitionKey eq {key}"),
                    select: ["PartitionKey", "RowKey"],
                    cancellationToken: cancellationToken
                )
                .Where(row => row.RowKey != TableKeys.Instance)
                .ToListAsync(cancellationToken);
            var rest = others.Count % (StorageLimits.RowsPerTransaction - 1);
            await ClearAwayAsync(others.Skip(rest), cancellationToken);
            others = others[..rest];
        }

        var instance = new TableTransactionAction(
            TableTransactionActionType.Delete,
            new TableEntity(key, TableKeys.Instance),
            new ETag(retirement.ETag)
        );
        await _live.SubmitTransactionAsync([instance, .. others.Select(Delete)], cancellationToken);
    }
}
