using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>The whole path of a case in the running app.</summary>
public sealed class CaseScenarioTests
{
    [Fact]
    public async Task Concealment_Upheld_GoesThroughDueProcessToBanAndRepair()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None) { MoreSettings = ProgramTour.Settings };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new CaseWalk(app, tour);

        await walk.OpenAsync();
        var opened = await walk.ReadAsync();
        Assert.Equal(("Investigation", "Propose"), (opened["state"]!.GetValue<string>(), opened["next"]!.GetValue<string>()));
        Assert.Equal(2, opened["seats"]!.AsArray().Count);

        await walk.ProposeAsync();
        Assert.Equal("ServeNotice", (await walk.ReadAsync())["next"]!.GetValue<string>());
        await walk.ServeAsync();
        var served = await walk.ReadAsync();
        Assert.NotNull(served["defenceUntil"]);
        Assert.Equal("GiveDefence", served["next"]!.GetValue<string>());

        await walk.DefendAsync();
        await walk.ReviewAsync();
        await walk.DecideAsync();
        var decided = await walk.ReadAsync();
        Assert.Equal(
            ["AdvanceNoticeLetter", "DecisionLetter", "RepairNoticeLetter"],
            decided["letters"]!.AsArray().Select(letter => letter!["kind"]!.GetValue<string>()));
        Assert.Equal("OnPublicNotice", await StateOfApplicationAsync(walk));

        await walk.ServeAsync();
        Assert.Equal("Served", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await app.WaitForAsync("the disqualification", async () => await StateOfApplicationAsync(walk) == "Disqualified" ? walk : null);

        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        var refusal = await Assert.ThrowsAnyAsync<Exception>(walk.ApplyAgainAsync);
        Assert.Contains("party-cannot-take-part", refusal.Message, StringComparison.Ordinal);

        await walk.WaitForAsync("Closed");
        await app.PassAsync(TimeSpan.FromDays(100));
        await walk.RepairAsync();
        var repaired = await walk.ReadListingAsync();
        Assert.Equal(("Repaired", false), (repaired["state"]!.GetValue<string>(), repaired["isBanning"]!.GetValue<bool>()));
        await walk.ApplyAgainAsync();
        Assert.Equal(6, (await walk.ReadAsync())["seats"]!.AsArray().Count);
    }

    private static async Task<string> StateOfApplicationAsync(CaseWalk walk) => (await walk.Walk.GetApplicationAsync())["state"]!.GetValue<string>();
}
