using System.Text.Json.Nodes;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Tests.Desk;

/// <summary>组织评审 over the endpoint: the experts begin although an application is not ready, once per batch.</summary>
[Collection(StorageTests.Name)]
public sealed class CallPanelTests(TestStorage storage) : IAsyncLifetime
{
    private const string Reason = "评审会已定，其余列入下一次。";

    private readonly DeskRig _rig = new(storage);

    private string Id => _rig.App.Guide.Id.Value;

    public Task InitializeAsync() => _rig.App.PublishRoundAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [InlineData("li")]
    [InlineData("he")]
    [InlineData("chen")]
    public async Task Panel_OneReadyAndOneNot_IsCalledAndTheRoundWoken(string officer)
    {
        await CloseAsync(ApplicationState.ExpertReview, ApplicationState.CreditChecking);
        Assert.Equal(1, (await BatchAsync())["callableBatch"]!.GetValue<int>());

        var answer = await CallAsync(officer);

        Assert.Equal((303, $"https://keji.example/desk/rounds/{Id}"), (answer.Status, answer.Location));
        Assert.Equal(new PanelCalled(1, officer, Reason, _rig.App.Clock.GetUtcNow()), Assert.Single(await CallsAsync()));
        Assert.Contains("RaiseEventAsync", _rig.Client);
        Assert.Null((await BatchAsync())["callableBatch"]);
    }

    [Fact]
    public async Task Panel_CalledAgainForItsBatch_StaysAsItWasCalled()
    {
        await CloseAsync(ApplicationState.ExpertReview, ApplicationState.CreditChecking);
        await CallAsync("li");

        Assert.Equal(303, (await CallAsync("he", "换一个理由")).Status);
        var told = await _rig.JsonAsync<CallPanelEndpoint>("POST", "he", """{"batch":1,"reason":"换一个理由"}""", Id);

        Assert.Equal(200, told.Status);
        Assert.Equal("li", JsonNode.Parse(told.Body)!["officerId"]!.GetValue<string>());
        Assert.Equal(Reason, Assert.Single(await CallsAsync()).Reason);
    }

    [Fact]
    public async Task Panel_CalledAgainWithoutItsBatch_IsRefused()
    {
        await CloseAsync(ApplicationState.ExpertReview, ApplicationState.CreditChecking);
        await CallAsync("li");

        Assert.Equal(409, (await _rig.JsonAsync<CallPanelEndpoint>("POST", "he", """{"reason":"再评一次"}""", Id)).Status);
        Assert.Single(await CallsAsync());
    }

    [Fact]
    public async Task Panel_CalledByFiveAtOnce_IsCalledOnce()
    {
        await CloseAsync(ApplicationState.ExpertReview, ApplicationState.CreditChecking);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(number => CallAsync(number % 2 == 0 ? "li" : "he", $"理由{number}"))
        );

        Assert.All(answers, answer => Assert.Equal(303, answer.Status));
        Assert.Single(await CallsAsync());
    }

    [Theory]
    [InlineData(ApplicationState.ExpertReview, ApplicationState.ExpertReview)]
    [InlineData(ApplicationState.ExpertReview, ApplicationState.Withdrawn)]
    [InlineData(ApplicationState.CreditChecking, ApplicationState.FormatCheck)]
    public async Task Panel_WhereNothingWaitsForAnything_IsRefused(ApplicationState one, ApplicationState other)
    {
        await CloseAsync(one, other);

        Assert.Equal(409, (await CallAsync("li")).Status);
        Assert.Equal(409, (await _rig.JsonAsync<CallPanelEndpoint>("POST", "li", """{"reason":"评审会已定"}""", Id)).Status);
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Panel_BeforeTheClosing_IsRefused()
    {
        await PutAsync(ApplicationState.ExpertReview);
        await PutAsync(ApplicationState.CreditChecking);

        Assert.Equal(409, (await CallAsync("li")).Status);
        Assert.Empty(await CallsAsync());
    }

    [Theory]
    [InlineData("zhou")]
    [InlineData("wu")]
    [InlineData("zhao")]
    [InlineData("qian")]
    [InlineData("wang")]
    public async Task Panel_ByWhoeverMayNot_IsRefused(string officer)
    {
        await CloseAsync(ApplicationState.ExpertReview, ApplicationState.CreditChecking);

        Assert.Equal(403, (await CallAsync(officer)).Status);
        Assert.Empty(await CallsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Panel_WithoutReason_ComesBackWithItsError(string reason)
    {
        await CloseAsync(ApplicationState.ExpertReview, ApplicationState.CreditChecking);

        var answer = await CallAsync("li", reason);

        Assert.Equal(422, answer.Status);
        Assert.Contains("href=\"#f-reason\"", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Panel_OfNoSuchRound_IsNotFound() =>
        Assert.Equal(404, (await _rig.PostAsync<CallPanelEndpoint>("li", new() { [BatchFields.Reason] = Reason }, "no-such-round")).Status);

    private async Task CloseAsync(params ApplicationState[] states)
    {
        foreach (var state in states)
        {
            await PutAsync(state);
        }

        _rig.App.Clock.SetUtcNow(_rig.App.Guide.SubmissionsDecidedAt);
    }

    private Task PutAsync(ApplicationState state)
    {
        var application = _rig.App.Draft with { Id = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()), State = state };
        return _rig
            .App.Get<RoundMembers>()
            .PutAsync(
                new Stored<Application>(application.Id.Value, application, AuditHead.StartOf("test") with { Sequence = 1 }, default),
                default
            );
    }

    private Task<DeskResponse> CallAsync(string officer, string reason = Reason) =>
        _rig.PostAsync<CallPanelEndpoint>(officer, new() { [BatchFields.Batch] = "1", [BatchFields.Reason] = reason }, Id);

    private async Task<IEnumerable<PanelCalled>> CallsAsync() => (await _rig.App.Rounds.FindAsync(Id, default))!.State.PanelCalls;

    private async Task<JsonNode> BatchAsync() =>
        JsonNode.Parse((await _rig.SendAsync<GetBatchEndpoint>(_rig.Request("GET", "li", "application/json"), Id)).Body)!;
}
