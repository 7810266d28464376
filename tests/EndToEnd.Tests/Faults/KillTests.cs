using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>
/// SIGKILL in a call of every step of the path, directly after one of its writes was sent to storage; at a write of background work, where
/// a step waits long enough; and once after each step.
/// </summary>
public sealed class KillTests
{
    private const int MostWritesWhileWaiting = 12;

    // A decision: write the marker, write and display the record, wake its instance, delete the marker. A valid code writes nothing.
    private const int Decision = 4;

    // Minimum number of writes of each call of a step. A missing step only reads.
    private static readonly Dictionary<string, int[]> Writes = new()
    {
        ["publish the round"] = [5],
        ["begin the application"] = [3],
        ["ask the unit to sign"] = [4],
        ["ask the principal investigator to sign"] = [4],
        ["sign for the unit"] = [1],
        ["sign for the principal investigator"] = [1],
        ["upload the proposal"] = [4],
        ["submit"] = [4],
        ["admit"] = [Decision],
        ["look up the unit in court"] = [2, 3],
        ["look up the unit's credit"] = [2, 3],
        ["look up the person in court"] = [2, 3],
        ["declare and score"] = [1, Decision],
        ["freeze the ranking"] = [Decision],
        ["adopt the resolution"] = [Decision],
        ["concur"] = [Decision],
        ["enter the award document"] = [Decision],
    };

    [LocalTheory]
    [Trait("Category", "Exhaustive")]
    [InlineData(20260310)]
    public async Task Path_KilledAtAWriteOfEveryStep_NothingIsLostOrDoubled(int seed)
    {
        var random = new Random(seed);
        await using var app = await DisturbedApp.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromMinutes(5));
        Assert.Equal("read the public page", Assert.Single(walk.Steps, step => !Writes.ContainsKey(step.Name)).Name);
        foreach (var step in walk.Steps)
        {
            var survived = app.DeathsInCalls;
            app.DieAtWrite(random.Next(1, MostWritesWhileWaiting));
            if (Writes.TryGetValue(step.Name, out var writes))
            {
                var call = random.Next(writes.Length);
                var write = random.Next(writes[call]) + 1;
                app.DieInCall(call + 1, write);
                await step.DoAsync();
                Assert.True(app.DeathsInCalls == survived + 1, $"It did not die at write {write} of call {call + 1} of '{step.Name}'.");
            }
            else
            {
                await step.DoAsync();
            }

            await app.KillAsync();
        }

        Assert.NotEqual(0, app.OtherDeaths);
        await WalkChecks.AwardedOnceAsync(walk, app.RepeatsOf);
        await app.SweptTwiceAsync();
        await WalkChecks.AwardedOnceAsync(walk, app.RepeatsOf);
        await app.AssertAllCompletedAsync();
    }
}
