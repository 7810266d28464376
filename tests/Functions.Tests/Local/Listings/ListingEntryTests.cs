using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.SampleRound;

namespace CreditFunctions.Functions.Tests.Local.Listings;

public sealed class ListingEntryTests : IAsyncLifetime
{
    private readonly AppInProcess _app = new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
    {
        MoreSettings = ProgramTour.Settings,
    };

    private readonly string _unit = SampleIdentifiers.Unit(7_101);
    private ProgramTour _tour = null!;
    private ListingWalk _walk = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _tour = await ProgramTour.SignInAsync(_app);
        _walk = new ListingWalk(_tour);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Entry_BySecondOfficer_TakesEffectAndIsFoundByDay()
    {
        var id = await _walk.EnterAsync(ListingWalk.Ban(_unit));
        Assert.Equal(("Proposed", false), Stand(await _walk.ReadAsync(id)));

        var confirmed = await _walk.DecideAsync(id, "head", "confirm");
        Assert.Equal(("Effective", true), Stand(confirmed));
        Assert.DoesNotContain(id, await _walk.ReadDayAsync("Dishonesty", "2026-01-05"));
        Assert.Contains(id, await _walk.ReadDayAsync("Dishonesty", "2026-01-06"));
        Assert.Contains(id, await _walk.ReadDayAsync("Dishonesty", "2027-01-06"));
        Assert.DoesNotContain(id, await _walk.ReadDayAsync("Dishonesty", "2027-01-07"));
        Assert.DoesNotContain(id, await _walk.ReadDayAsync("Honour", "2026-01-06"));

        await _walk.RevokeAsync(id);
        Assert.Equal(("Revoked", false), Stand(await _walk.ReadAsync(id)));
        Assert.Contains(id, await _walk.ReadDayAsync("Dishonesty", "2026-01-06"));
        Assert.DoesNotContain(id, await _walk.ReadDayAsync("Dishonesty", $"{_app.Now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Entry_ConfirmedByWhoEnteredIt_IsRefused()
    {
        var entered = await _tour.SendAsync(HttpMethod.Post, "desk/listings", ListingWalk.Ban(_unit).ToJsonString(), _tour.AsChief);
        var id = entered!["id"]!.GetValue<string>();

        var refused = await RefuseAsync($"desk/listings/{id}/confirmation", """{"choice":"confirm"}""");

        Assert.Equal(["listing-needs-second-officer"], refused);
        Assert.Equal(("Proposed", false), Stand(await _walk.ReadAsync(id)));
    }

    [Fact]
    public async Task Entry_SeriousDishonestyWithoutBasis_IsRefusedWithTheReason()
    {
        var entry = ListingWalk.Ban(_unit);
        entry["kind"] = "SeriousDishonesty";

        Assert.Contains("list-basis-is-missing", await RefuseAsync("desk/listings", entry.ToJsonString()));
    }

    [Fact]
    public async Task Honour_PartyIsListedForDishonesty_IsLost()
    {
        var honour = await _walk.EnterAsync(ListingWalk.Honour(_unit));
        await _walk.DecideAsync(honour, "head", "confirm");
        Assert.Equal(("Effective", false), Stand(await _walk.ReadAsync(honour)));

        var dishonest = await _walk.EnterAsync(ListingWalk.Ban(_unit));
        await _walk.DecideAsync(dishonest, "head", "confirm");
        await _app.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(("Revoked", false), Stand(await _walk.ReadAsync(honour)));
    }

    private async Task<IReadOnlyList<string>> RefuseAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")),
        };
        _tour.AsChief(request);
        using var answer = await _app.Client.SendAsync(request);
        Assert.False(answer.IsSuccessStatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return [.. problem["errors"]!.AsArray().Select(error => error!["code"]!.GetValue<string>())];
    }

    private static (string State, bool IsBanning) Stand(JsonNode listing) =>
        (listing["state"]!.GetValue<string>(), listing["isBanning"]!.GetValue<bool>());
}
