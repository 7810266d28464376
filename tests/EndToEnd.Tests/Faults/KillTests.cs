using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>
/// The process dies by SIGKILL in a call of every step of the path, right after one of the call's writes has gone to storage; at a write of
/// what it does by itself, where a step waits long enough for that; and once more after each step.
/// </summary>
public sealed class KillTests
{
    private const int MostWritesWhileWaiting = 12;

    // A decision: the record is noted, written and shown, its instance is woken, the note goes. A right code writes nothing.
    private const int Decision = 4;

    // How many writes each call of a step makes at least. A step that is missing here only reads.
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
