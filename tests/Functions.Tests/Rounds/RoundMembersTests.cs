using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Rounds;

[Collection(StorageTests.Name)]
public sealed class RoundMembersTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly ReviewedApplication Reviewed = Samples.Reviewed(1, 87.55m);

    private readonly TestApp _app = new(storage);

    private RoundMembers Members => _app.Get<RoundMembers>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task ExpectAsync_Application_IsWaitedFor()
    {
        await ExpectAsync();
        await ExpectAsync();

        Assert.Equal(new RoundMember(Samples.DraftId.Value, IsSettled: false, null), Assert.Single(await ReadAsync()));
    }

    [Fact]
    public async Task SettleAsync_Reviewed_CanBeRanked()
    {
        await ExpectAsync();

        await SettleAsync(version: 9, Reviewed);

        Assert.Equal(new RoundMember(Samples.DraftId.Value, IsSettled: true, Reviewed), Assert.Single(await ReadAsync()));
    }

    [Fact]
    public async Task SettleAsync_NeverExpected_IsSettledAllTheSame()
    {
        await SettleAsync(version: 3, reviewed: null);

        Assert.Equal(new RoundMember(Samples.DraftId.Value, IsSettled: true, null), Assert.Single(await ReadAsync()));
    }

    [Fact]
    public async Task ExpectAsync_SettledBefore_StaysSettled()
    {
        await SettleAsync(version: 9, Reviewed);

        await ExpectAsync();

        Assert.True(Assert.Single(await ReadAsync()).IsSettled);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public async Task SettleAsync_OlderVersion_OverwritesNothing(long version)
    {
        await SettleAsync(version: 9, Reviewed);

        await SettleAsync(version, reviewed: null);

        Assert.Equal(Reviewed, Assert.Single(await ReadAsync()).Reviewed);
    }

    [Fact]
    public async Task SettleAsync_NewerVersion_TakesItsPlace()
    {
        await SettleAsync(version: 9, Reviewed);

        await SettleAsync(version: 10, reviewed: null);

        Assert.Null(Assert.Single(await ReadAsync()).Reviewed);
    }

    [Fact]
    public async Task SettleAsync_TwentyVersionsAtOnce_TheNewestStands()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(version => SettleAsync(version, Reviewed with { Score = version })));

        Assert.Equal(20, Assert.Single(await ReadAsync()).Reviewed!.Score);
    }

    [Fact]
    public async Task ReadAsync_OtherRound_SeesNothing()
    {
        await ExpectAsync();

        Assert.Empty(await Members.ReadAsync(Core.Rounds.RoundId.Parse($"o{Guid.NewGuid():N}").Value, default));
    }

    private Task ExpectAsync() => Members.ExpectAsync(_app.Guide.Id, Samples.DraftId, default);

    private Task SettleAsync(long version, ReviewedApplication? reviewed) => Members.SettleAsync(_app.Guide.Id, Samples.DraftId, version, reviewed, default);

    private Task<IReadOnlyList<RoundMember>> ReadAsync() => Members.ReadAsync(_app.Guide.Id, default);
}
