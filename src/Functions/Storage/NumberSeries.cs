using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Issues numbers of series in order: one partition for each series, with a row that counts and a row for each thing that has a number.
/// Both are written in one transaction under the counter's ETag, so that no number is issued twice, and what asks again gets the one that
/// it has.
/// </summary>
public sealed class NumberSeries(TableServiceClient tables)
{
    private const string CounterKey = "counter";
    private const string Owner = "Owner";
    private const string Last = "Last";
    private const string Number = "Serial";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Members);

    /// <summary>The number of a thing: the one that was issued to it, or the next one of the series.</summary>
    /// <param name="partition">Names the series.</param>
    /// <param name="rowKey">Names the thing within it; never <c>counter</c>.</param>
    /// <param name="at">The number at a place of the series, counted from 1.</param>
    public async Task<string> IssueAsync(string partition, string rowKey, Func<long, string> at, CancellationToken cancellationToken) =>
        (await TryIssueAsync(partition, owner: "", rowKey, at, cancellationToken))!;

    /// <summary>Reserves a series.</summary>
    /// <param name="owner">Whose things alone are numbered in it.</param>
    /// <returns>Whether it is the owner's now, or was before.</returns>
    public async Task<bool> TryClaimAsync(string partition, string owner, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(Counter(partition, owner, last: 0), cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status == 409)
        {
            return IsOf(await _table.GetEntityAsync<TableEntity>(partition, CounterKey, cancellationToken: cancellationToken), owner);
        }
    }

    /// <summary>The number of a thing in a series that belongs to one owner; the first who asks becomes it.</summary>
    /// <returns>Null where the series is somebody else's.</returns>
    /// <inheritdoc cref="IssueAsync"/>
    public async Task<string?> TryIssueAsync(
        string partition,
        string owner,
        string rowKey,
        Func<long, string> at,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, CounterKey, cancellationToken: cancellationToken);
            if (found.HasValue && !IsOf(found.Value!, owner))
            {
                return null;
            }

            var last = found is { HasValue: true, Value: { } counter } ? counter.GetInt64(Last)!.Value : 0;
            var number = at(last + 1);
            var counted = Counter(partition, owner, last + 1);
            try
            {
                await _table.SubmitTransactionAsync(
                    [
                        found.HasValue
                            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, counted, found.Value!.ETag)
                            : new TableTransactionAction(TableTransactionActionType.Add, counted),
                        new TableTransactionAction(
                            TableTransactionActionType.Add,
                            new TableEntity(partition, rowKey) { [Number] = number }
                        ),
                    ],
                    cancellationToken
                );
                return number;
            }
            catch (RequestFailedException failed) when (failed.Status is 409 or 412)
            {
                // One was issued to it before, or another one to something else at the same moment: then it asks again.
                if (await FindAsync(partition, rowKey, cancellationToken) is { } issued)
                {
                    return issued;
                }
            }
        }
    }

    private static TableEntity Counter(string partition, string owner, long last) =>
        new(partition, CounterKey) { [Owner] = owner, [Last] = last };

    private static bool IsOf(TableEntity counter, string owner) => (counter.GetString(Owner) ?? "") == owner;

    private async Task<string?> FindAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, rowKey, cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row } ? row.GetString(Number) : null;
    }
}
