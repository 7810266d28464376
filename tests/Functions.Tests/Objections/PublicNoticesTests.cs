using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>Two rounds with two notices each; one name is the other with a number appended.</summary>
[Collection(StorageTests.Name)]
public sealed class PublicNoticesTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);

    private RoundId First => _app.Guide.Id;

    private RoundId Second => RoundId.Parse($"{First}-2").Value;

    public async Task InitializeAsync()
    {
        foreach (var roundId in (RoundId[])[First, Second])
        {
            await _app.Rounds.CreateAsync(
                roundId.Value,
                new GuidePublished(_app.Guide with { Id = roundId }, Samples.Now),
                TestApp.Signature,
                [],
                default
            );
            foreach (var group in (int[])[1, 2])
            {
                var recording = await _app.Rounds.RecordAsync(
                    roundId.Value,
                    $"notice|{group}",
                    _ => new PublicNoticeOpened(group, [], Samples.Now, Samples.Now.AddDays(7)),
                    TestApp.Signature,
                    [],
                    default
                );
                Assert.IsType<Recording<RoundState>.Done>(recording);
            }
        }
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public async Task FindAsync_IdOfANotice_FindsThatOne(bool isSecond, int group)
    {
        var roundId = isSecond ? Second : First;

        var found = (await FindAsync(PublicNotice.IdOf(roundId, group))).Value;

        Assert.Equal((roundId, group), (found.Round.Guide.Id, found.Notice.Group));
    }

    [Theory]
    [InlineData("notice-{0}--1")]
    [InlineData("notice-{0}--02")]
    [InlineData("notice-{0}--+2")]
    [InlineData("notice-{0}--3")]
    [InlineData("notice-{0}--")]
    [InlineData("notice-{0}--2--2")]
    [InlineData("notice-{0}-3")]
    [InlineData("award-{0}")]
    [InlineData("{0}")]
    [InlineData("notice-")]
    [InlineData("")]
    public async Task FindAsync_NoIdOfANotice_FindsNothing(string id) =>
        Assert.Equal(["notice-not-found"], (await FindAsync(string.Format(null, id, First))).Errors.Select(error => error.Code));

    private Task<Core.Result<FoundPublicNotice>> FindAsync(string id) => _app.Get<PublicNotices>().FindAsync(id, default);
}
