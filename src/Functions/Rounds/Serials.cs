using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>
/// Issues serials: one partition for each prefix, with a row that counts and a row for each application. Both are written in one transaction
/// under the counter's ETag, so that no number is issued twice, and an application that asks again gets the one that it has.
/// </summary>
public sealed class Serials(TableServiceClient tables)
{
    private const string CounterKey = "counter";
    private const string Last = "Last";
    private const string Serial = "Serial";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Members);

    /// <summary>The serial of an application: the one that was issued to it, or the next one of its round's series.</summary>
    public async Task<string> IssueAsync(RoundGuide guide, ApplicationId applicationId, CancellationToken cancellationToken)
    {
        var prefix = Core.Applications.Serial.PrefixOf(guide);
        var partition = $"serials|{prefix}";
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, CounterKey, cancellationToken: cancellationToken);
            var last = found is { HasValue: true, Value: { } counter } ? counter.GetInt64(Last)!.Value : 0;
            var serial = Core.Applications.Serial.At(prefix, last + 1);
            var counted = new TableEntity(partition, CounterKey) { [Last] = last + 1 };
            try
            {
                await _table.SubmitTransactionAsync(
                    [
                        found.HasValue
                            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, counted, found.Value!.ETag)
                            : new TableTransactionAction(TableTransactionActionType.Add, counted),
                        new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, RowKeyOf(applicationId)) { [Serial] = serial }),
                    ],
                    cancellationToken);
                return serial;
            }
            catch (RequestFailedException failed) when (failed.Status is 409 or 412)
            {
                // One was issued to it before, or another one to somebody else at the same moment: then it asks again.
                if (await FindAsync(partition, applicationId, cancellationToken) is { } issued)
                {
                    return issued;
                }
            }
        }
    }

    private async Task<string?> FindAsync(string partition, ApplicationId applicationId, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, RowKeyOf(applicationId), cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row } ? row.GetString(Serial) : null;
    }

    private static string RowKeyOf(ApplicationId id) => $"a|{id.Value}";
}
