using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>Paper in the running app: entered by one officer with its scan, confirmed by another.</summary>
public sealed class CasePaperScenarioTests
{
    [Fact]
    public async Task Defence_OnPaper_CountsOnceASecondOfficerConfirmsIt()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        await walk.ProposeAsync();
        await walk.ServeAsync();

        await walk.EnterDefenceAsync();
        var entered = await walk.ReadAsync();
        Assert.Equal("ConfirmDefence", entered["next"]!.GetValue<string>());
        Assert.Null(entered["notice"]!["defence"]);
        var tasks = await app.WaitForAsync(
            "the task of a second officer",
            async () => (await walk.ReadTasksAsync("chief")) is [_, ..] asked ? asked : null
        );
        Assert.Equal("ConfirmDefence", tasks.Single()!["act"]!.GetValue<string>());
        Assert.Empty(await walk.ReadTasksAsync("clerk"));
        var link = await walk.LinkAsync();
        Assert.DoesNotContain("defenceFile", await walk.ReadPartyPageAsync(link), StringComparison.Ordinal);

        // Long after the term: no defence is waived while an entry waits.
        await app.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal("AwaitingDefence", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await walk.PostAsync("chief", "defence-confirmation", new JsonObject { ["choice"] = "agree" });
        await walk.WaitForAsync("LegalReview");

        var confirmed = await walk.ReadAsync();
        Assert.True(confirmed["notice"]!["defence"]!["admitsFacts"]!.GetValue<bool>());
        Assert.Contains("经办人疏忽", await walk.ReadPartyPageAsync(link), StringComparison.Ordinal);
    }
}
