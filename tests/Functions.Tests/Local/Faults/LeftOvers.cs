using Azure.Data.Tables;
using CreditFunctions.EndToEnd.Tests.Walk;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>Looks into storage, past the app, for work that nobody will ever do.</summary>
internal static class LeftOvers
{
    public static async Task AssertNoneAsync(TableServiceClient tables, string hubName, BatchWalk walk)
    {
        Assert.Empty(await FindAsync(StorageNames.Pending, row => IsOfWalk(row.RowKey)));
        Assert.Empty(await FindAsync(StorageNames.Applications, row => row.PartitionKey == walk.ApplicationId && IsLetter(row)));
        Assert.Empty(await FindAsync(StorageNames.Rounds, row => row.PartitionKey == walk.RoundId && IsLetter(row)));
        Assert.Empty(await FindAsync(StorageNames.Due, row => IsOfWalk(row.RowKey)));
        Assert.Empty(await FindAsync($"{hubName}Live", _ => true));

        var finished = await FindAsync($"{hubName}Done", _ => true);
        // The application, the round, its pass and its award.
        Assert.Equal(4, finished.Count);
        Assert.All(finished, row => Assert.Equal((int)OrchestrationRuntimeStatus.Completed, row.GetInt32("Status")));

        bool IsOfWalk(string key) =>
            key.EndsWith(walk.ApplicationId, StringComparison.Ordinal) || key.EndsWith(walk.RoundId, StringComparison.Ordinal);

        static bool IsLetter(TableEntity row) => row.RowKey.StartsWith("O|", StringComparison.Ordinal);

        async Task<List<TableEntity>> FindAsync(string table, Func<TableEntity, bool> fits) =>
            (await tables.GetTableClient(table).QueryAsync<TableEntity>().ToListAsync()).FindAll(row => fits(row));
    }
}
