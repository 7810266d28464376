using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.CreditChecks;

/// <summary>Queue rows: one per query, none for a completed one.</summary>
[Collection(StorageTests.Name)]
public sealed class CreditCheckQueueTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly CreditSource Source = Sources.CourtEnforcement;

    private readonly TestApp _app = new(storage);
    private readonly CreditSubjectId _unit = NewUnit();

    private CreditCheckQueue CheckQueue => _app.Get<CreditCheckQueue>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task PutAsync_RowOfAnEarlierNumber_IsReplacedAndFree()
    {
        await PutAsync(1, "旧名称");
        await ClaimAsync();

        await PutAsync(2, "新名称");

        var due = await FindAsync();
        Assert.Equal((2, "新名称", null, null), (due!.Number, due.Name, due.ClaimedBy, due.ClaimedUntil));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task PutAsync_RowOfTheSameOrALaterNumber_StaysWithItsClaim(int number)
    {
        await PutAsync(2, "名称");
        await ClaimAsync();

        await PutAsync(number, "另一名称");

        var due = await FindAsync();
        Assert.Equal((2, "名称", "li-jingban"), (due!.Number, due.Name, due.ClaimedBy));
    }

    /// <summary>Two applications find the same stale row; an officer claims the first one's new row at once.</summary>
    [Fact]
    public async Task PutAsync_ReplacedAndClaimedMeanwhile_LeavesTheClaim()
    {
        await PutAsync(1, "旧名称");
        _app.Traffic.BeforeNext(
            IsWriteToRow,
            async () =>
            {
                await PutAsync(2, "新名称");
                await ClaimAsync();
            }
        );

        await PutAsync(2, "新名称");

        Assert.Equal((2, "li-jingban"), ((await FindAsync())!.Number, (await FindAsync())!.ClaimedBy));
    }

    [Fact]
    public async Task PutAsync_RemovedMeanwhile_IsPutThere()
    {
        await PutAsync(1, "旧名称");
        _app.Traffic.BeforeNext(
            IsWriteToRow,
            () =>
                _app
                    .Tables.GetTableClient(StorageNames.Indexes)
                    .DeleteEntityAsync($"check-queue-{_app.Guide.Id}", CreditCheckQueue.IdOf(_unit, Source))
        );

        await PutAsync(2, "新名称");

        Assert.Equal(2, (await FindAsync())!.Number);
    }

    // Any request except reading or adding it.
    private static bool IsWriteToRow(string request) =>
        request.Contains("/Indexes(", StringComparison.Ordinal) && !request.StartsWith("GET", StringComparison.Ordinal);

    private static CreditSubjectId NewUnit() =>
        CreditSubjectId.TryParse($"u-{Guid.NewGuid():N}"[..20], out var id) ? id : throw new InvalidOperationException("No id.");

    private Task PutAsync(int number, string name) =>
        CheckQueue.PutAsync(
            _unit,
            new CreditQueryRequest(
                Source,
                Samples.DraftId,
                _app.Guide.Id,
                "u1",
                name,
                Samples.UnitCode,
                Sealed: null,
                AwardGroup: null,
                Samples.Now
            ),
            number,
            default
        );

    private Task<DueCreditQuery?> FindAsync() => CheckQueue.FindAsync(_app.Guide.Id, CreditCheckQueue.IdOf(_unit, Source), default);

    private async Task ClaimAsync() =>
        Assert.True(await CheckQueue.ClaimAsync(_app.Guide.Id, (await FindAsync())!, "li-jingban", Samples.Now, default));
}
