using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Tests.Desk;

/// <summary>暂缓 over the real endpoints: placed by one officer, lifted by another.</summary>
[Collection(StorageTests.Name)]
public sealed class HoldTests(TestStorage storage) : IAsyncLifetime
{
    private readonly DeskRig _rig = new(storage);

    private string Id => _rig.App.ApplicationId.Value;

    public async Task InitializeAsync()
    {
        await _rig.App.PublishRoundAsync();
        await _rig.App.CreateDraftAsync();
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Hold_PlacedAndLifted_IsOnRecordWithBothOfficers()
    {
        Assert.Equal((303, $"https://keji.example/desk/applications/{Id}"), Where(await PlaceAsync("he")));

        var hold = (await ReadAsync()).State.Hold!;
        Assert.Equal(("等待法院出具证明", "办法第九条", BeijingTime.StartOf(new DateOnly(2026, 3, 20))), (hold.Reason, hold.Basis, hold.NextReviewAt));
        Assert.Contains("RaiseEventAsync", _rig.Client);
        Assert.Contains("等待法院出具证明", (await _rig.GetAsync<GetDeskApplicationEndpoint>("li", Id)).Body, StringComparison.Ordinal);

        Assert.Equal(303, (await LiftAsync("zhou")).Status);

        Assert.Null((await ReadAsync()).State.Hold);
        var signers = (await _rig.App.Applications.ReadAuditAsync(Id, default)).Skip(1).Select(record => record.Envelope.Actor).ToList();
        Assert.Equal(["he", "zhou"], signers);
    }

    [Fact]
    public async Task Hold_OfACaseOfficer_IsNotLiftedByCaseOfficers()
    {
        await PlaceAsync("he");

        Assert.Equal(403, (await LiftAsync("he")).Status);
        Assert.Equal(403, (await LiftAsync("li")).Status);
        Assert.NotNull((await ReadAsync()).State.Hold);
    }

    [Theory]
    [InlineData("zhao")]
    [InlineData("qian")]
    [InlineData("wang")]
    [InlineData("chen")]
    public async Task Hold_ByWhoeverMayNot_IsRefused(string officer)
    {
        Assert.Equal(403, (await PlaceAsync(officer)).Status);
        Assert.Null((await ReadAsync()).State.Hold);
        await PlaceAsync("wu");
        Assert.Equal(403, (await LiftAsync(officer)).Status);
        Assert.NotNull((await ReadAsync()).State.Hold);
    }

    [Theory]
    [InlineData(HoldFields.Reason, "")]
    [InlineData(HoldFields.Basis, " ")]
    [InlineData(HoldFields.NextReview, "")]
    [InlineData(HoldFields.NextReview, "2026-03-10")]
    [InlineData(HoldFields.NextReview, "2027-03-11")]
    [InlineData(HoldFields.NextReview, "2026-02-30")]
    public async Task Hold_WithSomethingWrong_ComesBackWithWhatWasEntered(string field, string value)
    {
        var answer = await PlaceAsync("he", (field, value));

        Assert.Equal(422, answer.Status);
        Assert.Contains($"href=\"#f-{field}\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains(field == HoldFields.Reason ? "办法第九条" : "等待法院出具证明", answer.Body, StringComparison.Ordinal);
        Assert.Null((await ReadAsync()).State.Hold);
    }

    [Fact]
    public async Task Hold_Twice_TheFirstStands()
    {
        await PlaceAsync("he");

        Assert.Equal(409, (await PlaceAsync("zhou", (HoldFields.Reason, "另一个理由"))).Status);

        Assert.Equal("等待法院出具证明", (await ReadAsync()).State.Hold!.Reason);
        Assert.Equal(303, (await LiftAsync("zhou")).Status);
        Assert.Equal(409, (await LiftAsync("wu")).Status);
    }

    [Fact]
    public async Task Hold_PlacedByTwoAtOnce_IsPlacedOnce()
    {
        await Task.WhenAll(PlaceAsync("he"), PlaceAsync("zhou"));

        Assert.Equal(2, (await ReadAsync()).AuditHead.Sequence);
    }

    [Fact]
    public async Task Lifting_WithoutReason_IsRefused()
    {
        await PlaceAsync("he");

        Assert.Equal(422, (await _rig.PostAsync<LiftHoldEndpoint>("zhou", [], Id)).Status);
        Assert.NotNull((await ReadAsync()).State.Hold);
    }

    [Fact]
    public async Task Hold_OfAProgram_AnswersWithTheApplication()
    {
        var placed = await _rig.JsonAsync<HoldApplicationEndpoint>("POST", "he", """{"reason":"待核","basis":"办法","nextReview":"2026-03-20"}""", Id);
        var lifted = await _rig.JsonAsync<LiftHoldEndpoint>("POST", "zhou", """{"reason":"已核"}""", Id);

        Assert.Equal((200, 200), (placed.Status, lifted.Status));
        Assert.Contains("\"待核\"", placed.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await _rig.JsonAsync<LiftHoldEndpoint>("POST", "zhou", """{"reason":"已核"}""", "00000000000000000000000000")).Status);
    }

    private static (int Status, string? Location) Where(DeskAnswer answer) => (answer.Status, answer.Location);

    private Task<DeskAnswer> PlaceAsync(string officer, params (string Field, string Value)[] other)
    {
        var form = new Dictionary<string, string> { [HoldFields.Reason] = "等待法院出具证明", [HoldFields.Basis] = "办法第九条", [HoldFields.NextReview] = "2026-03-20" };
        foreach (var (field, value) in other)
        {
            form[field] = value;
        }

        return _rig.PostAsync<HoldApplicationEndpoint>(officer, form, Id);
    }

    private Task<DeskAnswer> LiftAsync(string officer) => _rig.PostAsync<LiftHoldEndpoint>(officer, new() { [HoldFields.Reason] = "证明已收到" }, Id);

    private async Task<Stored<Application>> ReadAsync() => (await _rig.App.Applications.FindAsync(Id, default))!;
}
