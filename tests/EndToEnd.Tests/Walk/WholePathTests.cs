using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Walk;

/// <summary>One application on the whole path without faults; <c>Faults</c> adds them.</summary>
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
}
