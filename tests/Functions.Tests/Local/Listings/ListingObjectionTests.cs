using System.Net;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.SampleRound;

namespace CreditFunctions.Functions.Tests.Local.Listings;

/// <summary>Objections to listings in the running app: who decides, and what follows.</summary>
public sealed class ListingObjectionTests : IAsyncLifetime
{
    private readonly string _unit = SampleIdentifiers.Unit(7_301);
    private readonly AppInProcess _app = new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
    {
        MoreSettings = ProgramTour.Settings,
    };

    private ProgramTour _tour = null!;
    private ListingWalk _walk = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _tour = await ProgramTour.SignInAsync(_app);
        _walk = new ListingWalk(_tour);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Upheld, the listing ends with the same answer; whoever entered the objection does not decide.</summary>
    [Theory]
    [InlineData("uphold", "Revoked")]
    [InlineData("dismiss", "Effective")]
    public async Task Objection_DecidedByAnotherOfficer_EndsTheListingOnlyWhereItIsRight(string choice, string state)
    {
        var id = await ListAsync(ListingWalk.Serious(_unit));
        await _walk.ObjectOnPaperAsync(id);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => _walk.RuleObjectionAsync(id, "chief", choice));
        Assert.Contains("listing-objection-needs-another-officer", refused.Message, StringComparison.Ordinal);
        Assert.Equal([$"/desk/listings/{id}"], await ReadDeskAsync("head"));
        Assert.Empty(await ReadDeskAsync("chief"));

        await _walk.RuleObjectionAsync(id, "head", choice);

        Assert.Equal(state, (await _walk.ReadAsync(id))["state"]!.GetValue<string>());
        Assert.Equal(choice == "uphold", !await IsPublicAsync(id));
        Assert.Empty(await ReadDeskAsync("head"));
    }

    /// <summary>Whoever objected on paper, and named an address, has the ruling by mail where no case led to the listing.</summary>
    [Fact]
    public async Task Objection_WithAnAddress_IsAnsweredByMail()
    {
        var id = await ListAsync(ListingWalk.Serious(_unit));
        await _walk.ObjectOnPaperAsync(id, "objector@unit.example");

        await _walk.RuleObjectionAsync(id, "head", "dismiss");
        await _app.PassAsync(TimeSpan.FromMinutes(1));

        var mail = Assert.Single(await new TestSupport.Walk.Portal(_app).ReadMailboxAsync("objector@unit.example"));
        Assert.Contains("核查不成立", mail.Text, StringComparison.Ordinal);
        Assert.Contains("已核实", mail.Text, StringComparison.Ordinal);
    }

    // Addresses of the listings whose objections wait for an officer.
    private async Task<IReadOnlyList<string>> ReadDeskAsync(string officer) =>
        [
            .. (await _tour.GetAsync("desk", await _tour.AsAsync(officer)))!["objections"]!
                .AsArray()
                .Select(each => each!["href"]!.GetValue<string>()),
        ];

    private async Task<string> ListAsync(System.Text.Json.Nodes.JsonObject entry)
    {
        var id = await _walk.EnterAsync(entry);
        await _walk.DecideAsync(id, "head", "confirm");
        await _app.PassAsync(TimeSpan.FromSeconds(10));
        return id;
    }

    private async Task<bool> IsPublicAsync(string id) =>
        (await _app.Client.GetAsync($"public/publications/listing-{id}.html")).StatusCode == HttpStatusCode.OK;
}
