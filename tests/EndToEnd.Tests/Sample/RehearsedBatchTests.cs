using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.SampleRound;
using Portal = CreditFunctions.SampleRound.Portal;

namespace CreditFunctions.EndToEnd.Tests.Sample;

/// <summary>The sample round on the rehearsal clock, as played by run.sh, with power failures.</summary>
[Trait("Category", "Exhaustive")]
public sealed class RehearsedBatchTests(RehearsedBatchTests.RehearsedApp app) : IClassFixture<RehearsedBatchTests.RehearsedApp>
{
    // Selects the scenes that are followed by a power failure.
    private const int Seed = 20260302;
    private const int PowerCuts = 6;

    [LocalFact]
    public async Task Batch_PowerCutsBetweenScenes_EndsAsItIsWritten()
    {
        var portal = new Portal(app.Client, app.FunctionKey);
        var play = new Play(portal, new RehearsedClock(portal), Schedule.Spring2026, "2026-science", "keji.example");
        var cuts = Enumerable.Range(0, play.Scenes.Count).ToArray();
        new Random(Seed).Shuffle(cuts);
        foreach (var (index, scene) in play.Scenes.Index())
        {
            await PlayAsync(scene);
            if (cuts.AsSpan(0, PowerCuts).Contains(index))
            {
                await app.KillAsync();
                await app.RestartAsync();
            }
        }

        await SampleChecks.EndedAsWrittenAsync(play, portal, isRehearsed: true);
        foreach (var scene in play.LaterScenes)
        {
            await PlayAsync(scene);
        }
    }

    private async Task PlayAsync(Scene scene)
    {
        try
        {
            await scene.DoAsync();
        }
        catch (TimeoutException vain)
        {
            throw new TimeoutException($"{scene.Name}: {vain.Message}{app.Said}", vain);
        }
    }

    /// <summary>Always started here: only a local app has a clock that can be moved.</summary>
    public sealed class RehearsedApp : AppUnderTest
    {
        protected override IReadOnlyList<string> Arguments => ["--rehearsal", "1s=1s", "--from", "2026-03-02"];

        protected override bool IsAlwaysLocal => true;
    }
}
