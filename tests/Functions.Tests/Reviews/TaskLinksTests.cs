using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Reviews;

[Collection(StorageTests.Name)]
public sealed class TaskLinksTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly TaskKey Task1 = new(ReviewStep.Finding, "u1.CourtEnforcement", 1, "li-jingban");

    private readonly TestApp _app = new(storage);
    private readonly TaskLink _link = new(
        Guid.NewGuid().ToString("N"), RecordRef.OfApplication("record"), "2026-key", Task1, Task1, "li-jingban", "李经办", "li@keji.example", Samples.Now.AddDays(90));

    private TaskLinks Links => _app.Get<TaskLinks>();

    public Task InitializeAsync() => Links.AddAsync(_link, default);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task FindAsync_StoredLink_IsTheSame() => Assert.Equal(_link, await Links.FindAsync(_link.LinkId, default));

    [Fact]
    public async Task FindAsync_NoSuchLink_IsNull() => Assert.Null(await Links.FindAsync(Guid.NewGuid().ToString("N"), default));

    [Fact]
    public async Task AddAsync_SameIdAgain_TheFirstStands()
    {
        await Links.AddAsync(_link with { Record = RecordRef.OfApplication("other") }, default);

        Assert.Equal(_link, await Links.FindAsync(_link.LinkId, default));
    }

    [Fact]
    public async Task TakeTryAsync_FiveTaken_EndsForThisHourAndThisLink()
    {
        for (var i = 0; i < TaskLinks.MaxWrongCodesAnHour; i++)
        {
            Assert.True(await Links.TakeTryAsync(_link.LinkId, Samples.Now, default));
        }

        Assert.False(await Links.TakeTryAsync(_link.LinkId, Samples.Now.AddMinutes(59), default));
        Assert.True(await Links.TakeTryAsync(_link.LinkId, Samples.Now.AddMinutes(60), default));
        Assert.True(await Links.TakeTryAsync(Guid.NewGuid().ToString("N"), Samples.Now, default));
    }

    [Fact]
    public async Task TakeTryAsync_TwentyAtOnce_NoMoreThanOneAfterTheOther()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Links.TakeTryAsync(_link.LinkId, Samples.Now, default)));

        Assert.Equal(TaskLinks.MaxWrongCodesAnHour, taken.Count(isTaken => isTaken));
    }

    [Fact]
    public async Task GiveBackTryAsync_EveryTime_LocksNobodyOut()
    {
        for (var i = 0; i < 2 * TaskLinks.MaxWrongCodesAnHour; i++)
        {
            Assert.True(await Links.TakeTryAsync(_link.LinkId, Samples.Now, default));
            await Links.GiveBackTryAsync(_link.LinkId, Samples.Now, default);
        }
    }
}
