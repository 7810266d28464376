using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>The whole path of a case in the running app.</summary>
public sealed class CaseScenarioTests
{
    [Fact]
    public async Task Concealment_Upheld_OpensACase()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None) { MoreSettings = ProgramTour.Settings };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new CaseWalk(app, tour);

        await walk.OpenAsync();

        var opened = await walk.ReadAsync();
        Assert.Equal("Investigation", opened["state"]!.GetValue<string>());
        Assert.Equal(2, opened["seats"]!.AsArray().Count);
    }
}
