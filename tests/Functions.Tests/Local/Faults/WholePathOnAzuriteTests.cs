namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>
/// The same on a storage service, with a sample of the faults. It has its own account: the recovery timer would process the markers of
/// other tests, whose data would be reported as remaining.
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

    // Most steps are short and would have no request with a high number.
    private static int NumberOf(int seed, int step)
    {
        var random = new Random((seed * 1000) + step);
        return random.Next(1, random.Next(2, LongStep));
    }
}
