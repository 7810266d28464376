using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>
/// The process dies by SIGKILL in every step of the path, right after one of its writes has gone to storage, and once more after the step.
/// </summary>
public sealed class KillTests
{
    private const int MostWritesOfAStep = 12;

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(20260310)]
    public async Task Path_KilledAtAWriteOfEveryStep_NothingIsLostOrDoubled(int seed)
    {
        var random = new Random(seed);
        await using var app = await DisturbedApp.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(150));
        foreach (var step in walk.Steps)
        {
            app.DieAtWrite(random.Next(1, MostWritesOfAStep));
            await step.DoAsync();
            await app.KillAsync();
        }

        await WalkChecks.AwardedOnceAsync(walk, wereCallsRepeated: true);
        await app.AssertAllCompletedAsync();
        Assert.InRange(app.Restarts, walk.Steps.Count + 1, 2 * walk.Steps.Count);
    }
}
