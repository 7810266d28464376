using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Emissions;

/// <summary>Output of host and worker on the whole path contains no access token and no personal data.</summary>
[Trait("Category", "Slow")]
public sealed class EmittedTextTests(EmittedTextTests.HeardApp app) : IClassFixture<EmittedTextTests.HeardApp>
{
    [LocalFact]
    public async Task Path_AtLogLevelDebug_EmitsNoSecret()
    {
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(20));
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
        }

        await app.Emitted.AssertNoSecretAsync(walk);
    }

    public sealed class HeardApp : AppUnderTest
    {
        internal EmittedText Emitted { get; } = new();

        protected override IReadOnlyDictionary<string, string> Settings => Emitted.Settings;

        protected override Action<string> OutputReceived => Emitted.Add;

        protected override bool IsAlwaysLocal => true;
    }
}
