using Azure.Data.Tables;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>
/// All published rounds in one partition, so that listing them reads nothing else. Derived; rewritten whenever a round is settled.
/// </summary>
public sealed class RoundIndex(TableServiceClient tables)
{
    private const string Partition = "rounds";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public Task PutAsync(RoundGuide guide, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, guide.Id.Value);
        JsonColumn.Write(row, "Json", StoredJson.Write(RoundView.Of(guide)));
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Latest closing first.</summary>
    public async Task<IReadOnlyList<RoundView>> ReadAsync(CancellationToken cancellationToken)
    {
        var rounds = new List<RoundView>();
        await foreach (
            var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken)
        )
        {
            rounds.Add(StoredJson.Read<RoundView>(JsonColumn.Read(row, "Json")));
        }

        return [.. rounds.OrderByDescending(round => round.ClosesAt)];
    }
}
