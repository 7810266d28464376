using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Rounds;

[Collection(StorageTests.Name)]
public sealed class RoundMembersTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);

    private RoundMembers Members => _app.Get<RoundMembers>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task ExpectAsync_Application_IsWaitedFor()
    {
        await ExpectAsync();
        await ExpectAsync();

        Assert.Equal(
            new RoundMember(_app.ApplicationId, ApplicationState.Draft, IsHeld: false, null, IsSubmitting: true),
            Assert.Single(await ReadAsync())
        );
    }

    [Fact]
    public async Task PutAsync_Application_IsShownAsItStands()
    {
        await ExpectAsync();

        await PutAsync(version: 9, ApplicationState.ExpertReview);

        var member = Assert.Single(await ReadAsync());
        Assert.True(member.IsReady);
        Assert.Equal((_app.Draft.Title, _app.Draft.AmountYuan), (member.Application!.Title, member.Application.AmountYuan));
    }

    [Fact]
    public async Task PutAsync_Held_IsNotReady()
    {
        var held = _app.Draft with { State = ApplicationState.ExpertReview, Holds = [new Hold("理由", "异议", Samples.Now, Samples.Now)] };

        await Members.PutAsync(Stored(held, 9), default);

        Assert.False(Assert.Single(await ReadAsync()).IsReady);
    }

    [Fact]
    public async Task ExpectAsync_ShownBefore_StaysAsItStands()
    {
        await PutAsync(version: 9, ApplicationState.ExpertReview);

        await ExpectAsync();

        Assert.True(Assert.Single(await ReadAsync()).IsReady);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public async Task PutAsync_OlderVersion_OverwritesNothing(long version)
    {
        await PutAsync(version: 9, ApplicationState.ExpertReview);

        await PutAsync(version, ApplicationState.Withdrawn);

        Assert.Equal(ApplicationState.ExpertReview, Assert.Single(await ReadAsync()).State);
    }

    [Fact]
    public async Task PutAsync_TwentyVersionsAtOnce_TheNewestStands()
    {
        await Task.WhenAll(
            Enumerable
                .Range(1, 20)
                .Select(version => PutAsync(version, version == 20 ? ApplicationState.Withdrawn : ApplicationState.ExpertReview))
        );

        Assert.Equal(ApplicationState.Withdrawn, Assert.Single(await ReadAsync()).State);
    }

    [Fact]
    public async Task ReadAsync_OtherRound_SeesNothing()
    {
        await ExpectAsync();

        Assert.Empty(await Members.ReadAsync(RoundId.Parse($"o{Guid.NewGuid():N}").Value, default));
    }

    /// <summary>Drafts are counted but not awaited.</summary>
    [Fact]
    public async Task PutAsync_Draft_IsReadAmongDraftsUntilItIsSubmitted()
    {
        await PutAsync(version: 1, ApplicationState.Draft);
        Assert.Empty(await ReadAsync());
        Assert.Equal(ApplicationState.Draft, Assert.Single(await Members.ReadDraftsAsync(_app.Guide.Id, default)).State);

        await ExpectAsync();
        await PutAsync(version: 3, ApplicationState.Submitted);

        Assert.Equal(ApplicationState.Submitted, Assert.Single(await ReadAsync()).State);
        Assert.Empty(await Members.ReadDraftsAsync(_app.Guide.Id, default));
    }

    [Fact]
    public async Task PutAsync_Recalled_StaysAmongTheSubmitted()
    {
        await PutAsync(version: 3, ApplicationState.Submitted);

        await Members.PutAsync(Stored(_app.Draft with { Submissions = 1 }, 4), default);

        Assert.Equal(ApplicationState.Draft, Assert.Single(await ReadAsync()).State);
        Assert.Empty(await Members.ReadDraftsAsync(_app.Guide.Id, default));
    }

    private Task ExpectAsync() => Members.ExpectAsync(_app.Guide.Id, _app.ApplicationId, default);

    private Task PutAsync(long version, ApplicationState state) =>
        Members.PutAsync(Stored(_app.Draft with { State = state }, version), default);

    private static Stored<Application> Stored(Application application, long version) =>
        new(application.Id.Value, application, AuditHead.StartOf("test") with { Sequence = version }, default);

    private Task<IReadOnlyList<RoundMember>> ReadAsync() => Members.ReadAsync(_app.Guide.Id, default);
}
