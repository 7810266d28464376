using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Walk;

/// <summary>One application travels the whole path, undisturbed and with the app killed after every step.</summary>
public sealed class WholePathTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Path_Undisturbed_EndsOnThePublicPage()
    {
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(20));
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
        }

        await WalkChecks.AwardedOnceAsync(walk);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Path_AppKilledAfterEveryStep_NothingIsLostOrDoubled()
    {
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(90));
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
            if (app.CanRestart)
            {
                await app.KillAsync();
                await app.RestartAsync();
            }
        }

        await WalkChecks.AwardedOnceAsync(walk);
    }
}
