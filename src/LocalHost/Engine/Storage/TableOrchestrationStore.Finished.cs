using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <content>Finished instances.</content>
public sealed partial class TableOrchestrationStore
{
    private const string History = "History";

    public async Task RetireAsync(Retirement retirement, CancellationToken cancellationToken)
    {
        // While its rows are among the open ones, nobody looks for the instance among the finished ones.
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
    }

    public async Task<InstanceState?> ReadFinishedAsync(string instanceId, CancellationToken cancellationToken) =>
        await FindFinishedAsync(instanceId, cancellationToken) is { } row ? (await ReadInstanceAsync(row, cancellationToken)).State : null;

    public async Task<byte[]?> ReadFinishedHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        await FindFinishedAsync(instanceId, cancellationToken) is { } row ? await ReadDataAsync(row, History, cancellationToken) : null;

    public async Task<InstancePage> ListFinishedAsync(
        InstanceFilter filter,
        int pageSize,
        string? token,
        CancellationToken cancellationToken
    )
    {
        var query = _done.QueryAsync<TableEntity>(ODataOf(filter), pageSize, cancellationToken: cancellationToken);
        var page = await query.AsPages(token, pageSize).FirstAsync(cancellationToken);
        var states = new List<InstanceState>(page.Values.Count);
        foreach (var row in page.Values)
        {
            states.Add((await ReadInstanceAsync(row, cancellationToken)).State);
        }

        return new InstancePage(states, page.ContinuationToken);
    }

    public async Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await FindFinishedAsync(instanceId, cancellationToken) is not { } row)
        {
            return false;
        }

        await _payloads.DeleteFolderAsync(InstanceRow.Folder(instanceId, row.GetString("ExecutionId")), cancellationToken);
        await _done.DeleteEntityAsync(row, ETag.All, cancellationToken);
        return true;
    }

    private static string ODataOf(InstanceFilter filter)
    {
        var first = TableKeys.Of(filter.InstanceIdPrefix ?? "");
        var any = (filter.Statuses ?? []).Select(status => string.Create(CultureInfo.InvariantCulture, $"Status eq {(int)status}"));
        string?[] terms =
        [
            filter.CreatedFrom is { } from ? TableClient.CreateQueryFilter($"Created ge {from}") : null,
            filter.CreatedTo is { } to ? TableClient.CreateQueryFilter($"Created le {to}") : null,
            filter.Statuses is { Count: > 0 } ? $"({string.Join(" or ", any)})" : null,
            first.Length > 0 ? TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {first + '\uffff'}") : null,
        ];
        return string.Join(" and ", terms.OfType<string>());
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
    /// The row exists: of an earlier run of the id, or of an attempt with a lost response. Only the host that still owns the open instance
    /// after reading the row replaces it.
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
            // First, since nobody reads the earlier run any more, and its payloads could not be found later.
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
            // An earlier attempt may have deleted some of them.
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
