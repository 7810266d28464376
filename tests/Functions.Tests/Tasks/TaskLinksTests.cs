using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Tasks;

[Collection(StorageTests.Name)]
public sealed class TaskLinksTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly TaskKey Task1 = new(ReviewStep.Of<FindingStep>(), "u1.CourtEnforcement", 1, "li-jingban");

    private readonly TestApp _app = new(storage);
    private readonly TaskLink _link = new(
        Guid.NewGuid().ToString("N"),
        RecordRef.OfApplication("record"),
        "2026-key",
        Task1,
        Task1,
        "li-jingban",
        "李经办",
        "li@keji.example",
        Samples.Now.AddDays(90)
    )
    {
        Role = "IntegrityOfficer",
    };

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
    public async Task CountWrongAsync_TwentyAtOnce_CountsEach()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Links.CountWrongAsync(_link.LinkId, number: 0, default)));

        Assert.Equal(new LinkCode(Number: 0, Wrong: 20), await Links.ReadCodeAsync(_link.LinkId, default));
    }

    [Fact]
    public async Task ReplaceCodeAsync_Twice_GivesOneNewCode()
    {
        await Links.CountWrongAsync(_link.LinkId, number: 0, default);
        await Links.ReplaceCodeAsync(_link.LinkId, number: 0, default);
        await Links.ReplaceCodeAsync(_link.LinkId, number: 0, default);
        await Links.CountWrongAsync(_link.LinkId, number: 0, default);

        Assert.Equal(new LinkCode(Number: 1, Wrong: 0), await Links.ReadCodeAsync(_link.LinkId, default));
    }
}
