using System.Net;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.SampleRound;
using Portal = CreditFunctions.SampleRound.Portal;

namespace CreditFunctions.EndToEnd.Tests.Sample;

/// <summary>A whole batch in real time, as a drill: on the host of the environment, with only its address and a key.</summary>
public sealed class SampleBatchTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Batch_AsADrill_EndsAsItIsWritten()
    {
        var name = Guid.NewGuid().ToString("N")[..12];
        var schedule = Schedule.Now(DateTimeOffset.UtcNow, untilClosing: TimeSpan.FromSeconds(100), notice: TimeSpan.FromSeconds(20));
        var portal = new Portal(app.Client, app.FunctionKey);
        var play = new Play(portal, new RealClock(), schedule, $"drill-{name}", $"{name}.example");
        foreach (var scene in play.Scenes)
        {
            await scene.DoAsync();
        }

        await SampleChecks.EndedAsWrittenAsync(play, portal, isRehearsed: false);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("zhao-mishu", "qian-caizheng")]
    [InlineData("li-jingban", "zhao-mishu")]
    [InlineData("li-jingban", "qian-caizheng")]
    [InlineData("sun-chengxin", "feng-lingdao")]
    public async Task Guide_OnePersonInTwoSeats_IsRefused(string one, string other)
    {
        var name = Guid.NewGuid().ToString("N")[..12];
        var now = DateTimeOffset.UtcNow;
        var guide = SampleGuide.Of(
            $"drill-{name}",
            now,
            now.AddHours(1),
            TimeSpan.FromHours(1),
            officer => $"{(officer == other ? one : officer)}@{name}.example"
        );
        var portal = new Portal(app.Client, app.FunctionKey);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => portal.AsBureauAsync(HttpMethod.Put, $"rounds/drill-{name}", guide));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("must be different people", refused.Body, StringComparison.Ordinal);
    }
}
