using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Tests.Desk;

/// <summary>暂缓 over the endpoints: placed by one officer, lifted by another.</summary>
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

        var hold = Assert.Single((await ReadAsync()).State.Holds);
        Assert.Equal(
            ("等待法院出具证明", "办法第九条", BeijingTime.StartOf(new DateOnly(2026, 3, 20))),
            (hold.Reason, hold.Basis, hold.NextReviewAt)
        );
        Assert.Contains("RaiseEventAsync", _rig.Client);
        Assert.Contains("等待法院出具证明", (await _rig.GetAsync<GetDeskApplicationEndpoint>("li", Id)).Body, StringComparison.Ordinal);

        Assert.Equal(303, (await LiftAsync("zhou")).Status);

        Assert.Empty((await ReadAsync()).State.Holds);
        var signers = (await _rig.App.Applications.ReadAuditAsync(Id, default)).Skip(1).Select(record => record.Envelope.Actor).ToList();
        Assert.Equal(["he", "zhou"], signers);
    }

    [Fact]
    public async Task Hold_OfACaseOfficer_IsNotLiftedByCaseOfficers()
    {
        await PlaceAsync("he");

        Assert.Equal(403, (await LiftAsync("he")).Status);
        Assert.Equal(403, (await LiftAsync("li")).Status);
        Assert.Single((await ReadAsync()).State.Holds);
    }

    [Theory]
    [InlineData("zhao")]
    [InlineData("qian")]
    [InlineData("wang")]
    [InlineData("chen")]
    public async Task Hold_ByWhoeverMayNot_IsRefused(string officer)
    {
        Assert.Equal(403, (await PlaceAsync(officer)).Status);
        Assert.Empty((await ReadAsync()).State.Holds);
        await PlaceAsync("wu");
        Assert.Equal(403, (await LiftAsync(officer)).Status);
        Assert.Single((await ReadAsync()).State.Holds);
    }

    [Theory]
    [InlineData(HoldFields.Reason, "")]
    [InlineData(HoldFields.Basis, " ")]
    [InlineData(HoldFields.NextReview, "")]
    [InlineData(HoldFields.NextReview, "2026-03-10")]
    [InlineData(HoldFields.NextReview, "2027-03-11")]
    [InlineData(HoldFields.NextReview, "2026-02-30")]
    [InlineData(HoldFields.NextReview, "0001-01-01")]
    [InlineData(HoldFields.NextReview, "9999-12-31")]
    [InlineData(HoldFields.Reason, "\u200B\u202E\0")]
    public async Task Hold_WithSomethingWrong_ComesBackWithWhatWasEntered(string field, string value)
    {
        var answer = await PlaceAsync("he", (field, value));

        Assert.Equal(422, answer.Status);
        Assert.Contains($"href=\"#f-{field}\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains(field == HoldFields.Reason ? "办法第九条" : "等待法院出具证明", answer.Body, StringComparison.Ordinal);
        Assert.Empty((await ReadAsync()).State.Holds);
    }

    [Fact]
    public async Task Hold_Twice_TheFirstStands()
    {
        await PlaceAsync("he");

        Assert.Equal(409, (await PlaceAsync("zhou", (HoldFields.Reason, "另一个理由"))).Status);

        Assert.Equal("等待法院出具证明", Assert.Single((await ReadAsync()).State.Holds).Reason);
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
        Assert.Single((await ReadAsync()).State.Holds);
    }

    [Fact]
    public async Task Hold_OfAProgram_AnswersWithTheApplication()
    {
        var placed = await _rig.JsonAsync<HoldApplicationEndpoint>(
            "POST",
            "he",
            """{"reason":"待核","basis":"办法","nextReview":"2026-03-20"}""",
            Id
        );
        var lifted = await _rig.JsonAsync<LiftHoldEndpoint>("POST", "zhou", """{"reason":"已核"}""", Id);

        Assert.Equal((200, 200), (placed.Status, lifted.Status));
        Assert.Contains("\"待核\"", placed.Body, StringComparison.Ordinal);
        Assert.Equal(
            404,
            (await _rig.JsonAsync<LiftHoldEndpoint>("POST", "zhou", """{"reason":"已核"}""", "00000000000000000000000000")).Status
        );
    }

    [Fact]
    public async Task Hold_WhileOthersLieOnIt_EachEndsOnItsOwn()
    {
        await HoldAsync("objection|o1", HoldBasis.Objection);
        await HoldAsync("objection|o2", HoldBasis.Objection);
        await PlaceAsync("he");
        await HoldAsync("credit|1", HoldBasis.CreditBeforeAward);
        await HoldAsync("objection|o1", HoldBasis.Objection, isLifted: true);

        Assert.Equal(["objection|o2", "desk", "credit|1"], await KeysAsync());
        var page = (await _rig.GetAsync<GetDeskApplicationEndpoint>("zhou", Id)).Body;
        Assert.All(
            ["公示期间收到异议", "等待法院出具证明", "立项前复查信用"],
            reason => Assert.Contains(reason, page, StringComparison.Ordinal)
        );
        var json = (await _rig.JsonAsync<GetDeskApplicationEndpoint>("GET", "zhou", "", Id)).Body;
        Assert.All(["objection|o2", "credit|1"], key => Assert.Contains($"\"{key}\"", json, StringComparison.Ordinal));

        Assert.Equal(409, (await LiftAsync("zhou", "objection|o2")).Status);
        Assert.Equal(409, (await LiftAsync("zhou", "credit|1")).Status);
        Assert.Equal(303, (await LiftAsync("zhou")).Status);
        Assert.Equal(["objection|o2", "credit|1"], await KeysAsync());

        await HoldAsync("objection|o2", HoldBasis.Objection, isLifted: true);
        await HoldAsync("credit|1", HoldBasis.CreditBeforeAward, isLifted: true);
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task Hold_DayOfReviewHasCome_IsOnThePageOfTheBatch()
    {
        await PlaceAsync("he");
        Assert.Equal(0, await ReviewsDueAsync());

        _rig.App.Clock.Advance(BeijingTime.StartOf(new DateOnly(2026, 3, 20)) - Samples.Now);
        Assert.Equal(1, await ReviewsDueAsync());

        await LiftAsync("zhou");
        Assert.Equal(0, await ReviewsDueAsync());
    }

    private async Task<int> ReviewsDueAsync() =>
        JsonDocument
            .Parse((await _rig.JsonAsync<GetBatchEndpoint>("GET", "he", "", _rig.App.Guide.Id.Value)).Body)
            .RootElement.GetProperty("reviewsDue")
            .GetArrayLength();

    private async Task<IEnumerable<string?>> KeysAsync() => (await ReadAsync()).State.Holds.Select(hold => hold.Key);

    private Task HoldAsync(string key, HoldBasis basis, bool isLifted = false) =>
        _rig.App.Function<HoldApplicationActivity>().RunAsync(new HoldStep(Id, key, basis, isLifted), default);

    private static (int Status, string? Location) Where(DeskResponse answer) => (answer.Status, answer.Location);

    private Task<DeskResponse> PlaceAsync(string officer, params (string Field, string Value)[] other)
    {
        var form = new Dictionary<string, string>
        {
            [HoldFields.Reason] = "等待法院出具证明",
            [HoldFields.Basis] = "办法第九条",
            [HoldFields.NextReview] = "2026-03-20",
        };
        foreach (var (field, value) in other)
        {
            form[field] = value;
        }

        return _rig.PostAsync<HoldApplicationEndpoint>(officer, form, Id);
    }

    private Task<DeskResponse> LiftAsync(string officer, string key = "") =>
        _rig.PostAsync<LiftHoldEndpoint>(officer, new() { [HoldFields.Key] = key, [HoldFields.Reason] = "证明已收到" }, Id);

    private async Task<Stored<Application>> ReadAsync() => (await _rig.App.Applications.FindAsync(Id, default))!;
}
