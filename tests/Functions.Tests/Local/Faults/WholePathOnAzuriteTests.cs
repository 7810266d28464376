namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>
/// The same on a storage service, with a sample of the faults. Nobody else uses it: the app's sweeper would take up the work that other
/// tests leave behind, and it would stand among what this path has left.
/// </summary>
public sealed class WholePathOnAzuriteTests(OwnTestAccount storage) : IClassFixture<OwnTestAccount>
{
    private const int LongStep = 60;

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(nameof(StorageFault.Busy), 1)]
    [InlineData(nameof(StorageFault.DoneButTimedOut), 2)]
    [InlineData(nameof(StorageFault.Overtaken), 3)]
    [InlineData(nameof(StorageFault.SentTwice), 4)]
    [InlineData(nameof(StorageFault.DeathAfter), 5)]
    public async Task Path_FaultInEveryStep_LeavesNothingOver(string kind, int seed)
    {
        var fault = Enum.Parse<StorageFault>(kind);
        using var account = new SocketsHttpHandler();

        var plan = new FaultPlan((step, request) => request == NumberOf(seed, step) ? fault : StorageFault.None);
        await WholePath.WalkAsync(account, storage.ConnectionString, plan);
    }

    // Most steps are short, and none would be hit far out.
    private static int NumberOf(int seed, int step)
    {
        var random = new Random((seed * 1000) + step);
        return random.Next(1, random.Next(2, LongStep));
    }
}
