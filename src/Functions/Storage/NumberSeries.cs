using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Issues numbers of series in order: one partition for each series, with a counter row and a row for each numbered item. Both are written
/// in one transaction under the counter's ETag, so that no number is issued twice and a repeat gets the same number.
/// </summary>
public sealed class NumberSeries(TableServiceClient tables)
{
    private const string CounterKey = "counter";
    private const string Owner = "Owner";
    private const string Last = "Last";
    private const string Number = "Serial";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Members);

    /// <summary>The number issued to an item, or the next one of the series.</summary>
    /// <param name="partition">The series.</param>
    /// <param name="rowKey">The item; never <c>counter</c>.</param>
    /// <param name="at">Formats the position in the series, from 1.</param>
    public async Task<string> IssueAsync(string partition, string rowKey, Func<long, string> at, CancellationToken cancellationToken) =>
        (await TryIssueAsync(partition, owner: "", rowKey, at, cancellationToken))!;

    /// <summary>Reserves a series.</summary>
    /// <param name="owner">The only owner of items in it.</param>
    /// <returns>Whether it belongs to the owner.</returns>
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

    /// <summary>The number of an item in a series of one owner; the first caller becomes the owner.</summary>
    /// <returns>Null if the series has another owner.</returns>
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
                // Race: the item got a number before, or another item took this one; then it tries again.
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
