using Azure;
using Azure.Data.Tables;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.Benchmarks;

/// <summary>The minimum cost of a durable orchestration: the same number of transactions of the same size, without an engine.</summary>
internal sealed class DirectDrive(TableClient table, int activities)
{
    private static readonly byte[] TurnSized = new byte[24];
    private static readonly byte[] HistorySized = new byte[170];

    /// <summary>
    /// The start, one turn before the activities and one per activity, the last of which writes the finished row, and the deletion of the
    /// open rows.
    /// </summary>
    public int Transactions => activities + 3;

    public static async Task<DirectDrive> CreateAsync(string connectionString, int activities)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 0;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.IsLoggingEnabled = false;
        var table = new TableServiceClient(connectionString, options).GetTableClient("Direct" + Guid.NewGuid().ToString("N")[..12]);
        await table.CreateAsync();
        return new DirectDrive(table, activities);
    }

    public Task DeleteAsync() => table.DeleteAsync();

    public async Task RunOneAsync()
    {
        var key = Guid.NewGuid().ToString("N");
        var eTag = (await table.AddEntityAsync(Instance(key))).Headers.ETag!.Value;
        for (var turn = 0; turn < activities; turn++)
        {
            var answer = await table.SubmitTransactionAsync([
                new TableTransactionAction(TableTransactionActionType.UpdateMerge, Changes(key, turn), eTag),
                new TableTransactionAction(TableTransactionActionType.Add, Turn(key, turn)),
            ]);
            eTag = answer.Value[0].Headers.ETag!.Value;
        }

        await table.AddEntityAsync(Finished(key));
        await table.SubmitTransactionAsync([
            new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(key, TableKeys.Instance), eTag),
            .. Enumerable
                .Range(0, activities)
                .Select(turn => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(key, TableKeys.TurnRow(turn)),
                    ETag.All
                )),
        ]);
    }

    private static TableEntity Instance(string key) =>
        new(key, TableKeys.Instance)
        {
            ["Name"] = "Chain",
            ["ExecutionId"] = key,
            ["Created"] = DateTimeOffset.UtcNow,
            ["Status"] = 6,
            ["Updated"] = DateTimeOffset.UtcNow,
            ["Input"] = "1",
        };

    private static TableEntity Changes(string key, int turn) =>
        new(key, TableKeys.Instance) { ["Updated"] = DateTimeOffset.UtcNow, ["NextTurn"] = turn };

    private static TableEntity Turn(string key, int turn) => new(key, TableKeys.TurnRow(turn)) { ["Data0"] = TurnSized };

    private static TableEntity Finished(string key)
    {
        var row = Instance(key);
        row.PartitionKey = key + "done";
        row["Output"] = "6";
        row["NextTurn"] = 6;
        row["History0"] = HistorySized;
        return row;
    }
}
