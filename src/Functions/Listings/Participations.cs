using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// The submitted applications of each party: a derived index. The application itself determines whether a party is still on it.
/// </summary>
public sealed class Participations(TableServiceClient tables)
{
    private const string Partition = "participations";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Adds an application under each of its parties. One request, before the submission is stored.</summary>
    public Task PutAsync(Application application, CancellationToken cancellationToken) =>
        _table.SubmitTransactionAsync(
            application
                .Parties.Select(CreditSubjectId.Of)
                .Distinct()
                .Select(subject => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace,
                    new TableEntity(Partition, $"{subject}|{application.Id}")
                )),
            cancellationToken
        );

    /// <summary>Reads only the rows of that party.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CreditSubjectId subject, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey gt {$"{subject}|"} and RowKey lt {$"{subject}}}"}"
        );
        var ids = new List<string>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            ids.Add(row.RowKey[(subject.Value.Length + 1)..]);
        }

        return ids;
    }
}
