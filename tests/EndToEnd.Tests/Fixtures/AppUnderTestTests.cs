using System.Net;

namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>The app can be killed at any time and continues after a restart.</summary>
[Trait("Category", "Slow")]
public sealed class AppUnderTestTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly Uri Ready = new("health/ready", UriKind.Relative);

    [LocalFact]
    public async Task Restart_AfterKill_AnswersAtTheSameAddress()
    {
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(Ready)).StatusCode);

        await app.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => app.Client.GetAsync(Ready));

        await app.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(Ready)).StatusCode);
    }
}
