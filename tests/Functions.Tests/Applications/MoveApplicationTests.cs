using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Applications;

[Collection(StorageTests.Name)]
public sealed class MoveApplicationTests(TestStorage storage)
{
    /// <summary>Whoever handed in on time must not read that they did not.</summary>
    [Theory]
    [InlineData(ApplicationState.Draft, false)]
    [InlineData(ApplicationState.Returned, false)]
    [InlineData(ApplicationState.AwaitingRecommendation, true)]
    public async Task MissClosing_OfWhatWasHandedIn_SaysThatItWasNotRecommended(ApplicationState state, bool isNotRecommended)
    {
        await using var app = new TestApp(storage);
        await app.PublishRoundAsync();
        var application = app.Draft with { State = state };
        await app.Applications.CreateAsync(application.Id.Value, new ApplicationCreated(application), TestApp.Signature, [], default);

        var moved = await app.Function<MoveApplicationActivity>().RunAsync(new ApplicationStep(application.Id.Value, ApplicationMove.MissClosing), default);

        var fact = (ApplicationMoved?)await app.Applications.FindFactAsync(
            application.Id.Value, MoveApplicationActivity.FactKey(ApplicationMove.MissClosing), default);
        Assert.True(moved.IsMade);
        Assert.Equal(isNotRecommended, fact!.Reason.Contains("推荐单位在截止时间前未作出推荐", StringComparison.Ordinal));
    }
}
