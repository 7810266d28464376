using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>Searches storage directly for work that nobody will do.</summary>
internal sealed class LeftOvers(TableServiceClient tables, string hubName, BatchWalk walk)
{
    /// <summary>Remaining rows by table; null where there are none.</summary>
    public async Task<string?> DescribeAsync()
    {
        string[] left =
        [
            .. await FindAsync(StorageNames.Pending, row => IsOfWalk(row.RowKey)),
            .. await FindAsync(StorageNames.Applications, row => row.PartitionKey == walk.ApplicationId && IsLetter(row)),
            .. await FindAsync(StorageNames.Rounds, row => row.PartitionKey == walk.RoundId && IsLetter(row)),
            .. await FindAsync(StorageNames.Due, row => IsOfWalk(row.RowKey)),
            .. await FindAsync(StorageNames.Projects, row => row.PartitionKey == walk.ApplicationId && IsLetter(row)),
            // The project waits for its contract.
            .. await FindAsync($"{hubName}Live", row => row.PartitionKey != $"project-{walk.ApplicationId}"),
        ];
        return left is [] ? null : $"Left in storage: {string.Join(", ", left)}.";
    }

    /// <summary>The orchestrations of the application, the round, its batch and its award are completed.</summary>
    public async Task AssertAllCompletedAsync()
    {
        var finished = await ReadAsync($"{hubName}Done");
        Assert.Equal(4, finished.Count);
        Assert.All(finished, row => Assert.Equal((int)OrchestrationRuntimeStatus.Completed, row.GetInt32("Status")));
    }

    private bool IsOfWalk(string key) =>
        key.Contains(walk.ApplicationId, StringComparison.Ordinal) || key.Contains(walk.RoundId, StringComparison.Ordinal);

    private static bool IsLetter(TableEntity row) =>
        row.RowKey.StartsWith("N|", StringComparison.Ordinal) && row.GetString("Status") == "Owed";

    private async Task<IEnumerable<string>> FindAsync(string table, Func<TableEntity, bool> fits) =>
        (await ReadAsync(table)).Where(fits).Select(row => $"{table} {row.PartitionKey} {row.RowKey}");

    private async Task<List<TableEntity>> ReadAsync(string table) =>
        await tables.GetTableClient(table).QueryAsync<TableEntity>().ToListAsync();
}
