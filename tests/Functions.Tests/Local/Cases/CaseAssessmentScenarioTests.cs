using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

public sealed class CaseAssessmentScenarioTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Scholarly_NoMeasuresBeforeTheExpertsConcluded_AndThePartyNeverLearnsTheirNames()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        await walk.AskAssessmentAsync("chief", "ask");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => walk.PostAsync("chief", "proposal", CaseWalk.Proposal()));
        Assert.Contains("assessment-is-missing", refusal.Message, StringComparison.Ordinal);
        await walk.AskAssessmentAsync("clerk", "withdraw");

        await walk.AssessAsync();
        Assert.Contains("孙五", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        await walk.ReadFilesAsync();
        Assert.NotNull((await walk.ReadAsync())["assessment"]!["assessment"]!["entered"]);
        await walk.ProposeAsync();

        var link = await walk.LinkAsync();
        Assert.DoesNotContain("孙五", await walk.ReadPartyPageAsync(link), StringComparison.Ordinal);
        Assert.DoesNotContain("孙五", await walk.ReadPartyPageAsync($"{link}/letters/1"), StringComparison.Ordinal);
    }
}
