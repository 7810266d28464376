using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

public sealed class CaseRecusalScenarioTests
{
    [Fact]
    public async Task Investigator_RecusedAtThePartysRequest_IsReplacedAndTheNoticeIsConfirmedAgain()
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
        var link = await walk.LinkAsync();
        var page = await walk.ReadPartyPageAsync(link);
        Assert.Contains("承办", page, StringComparison.Ordinal);
        Assert.Contains($"{link}/recusal", page, StringComparison.Ordinal);

        await walk.RequestRecusalAsync("clerk");
        Assert.Equal("DecideRecusal", (await walk.ReadAsync())["next"]!.GetValue<string>());
        await walk.DefendAsync();
        await walk.PostAsync(
            "head",
            "recusal-decision",
            new JsonObject
            {
                ["recusalChoice"] = "grant",
                ["rulingReason"] = "与当事人有合作。",
                ["replacement"] = "fellow",
            }
        );
        Assert.Equal("ReconfirmProposal", (await walk.ReadAsync())["next"]!.GetValue<string>());
        Assert.Contains("已同意", await walk.ReadPartyMailsAsync(), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAnyAsync<Exception>(walk.ReviewAsync);
        Assert.Contains("proposal-lacks-a-hand", refusal.Message, StringComparison.Ordinal);
        await app.WaitForAsync("the task", async () => (await walk.ReadTasksAsync("fellow")) is [_, ..] tasks ? tasks : null);
        await walk.PostAsync("fellow", "reconfirmation", new JsonObject { ["reconfirmChoice"] = "agree" });
        Assert.Equal("LegalReview", (await walk.ReadAsync())["state"]!.GetValue<string>());

        // A reviewer who leaves the seat voluntarily: somebody else reviews again.
        await walk.ReviewAsync();
        await walk.PostAsync(
            "jurist",
            "recusal",
            new JsonObject { ["recusalOfficer"] = "jurist", ["recusalReason"] = "亲属在该单位任职。" }
        );
        Assert.Equal("LegalReview", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await walk.PostAsync("peer", "legal-review", new JsonObject { ["choice"] = "pass", ["opinion"] = "事实清楚，程序合法。" });

        await walk.PostAsync("fellow", "recusal", new JsonObject { ["recusalOfficer"] = "chief", ["recusalReason"] = "曾共事。" });
        await Assert.ThrowsAnyAsync<Exception>(() => walk.EnterDecisionAsync());
        Assert.Equal("DecisionPending", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await walk.PostAsync(
            "head",
            "recusal-decision",
            new JsonObject { ["recusalChoice"] = "refuse", ["rulingReason"] = "不影响公正。" }
        );
        await walk.DecideAsync();
        var seats = (await walk.ReadAsync())["seats"]!.AsArray();
        Assert.Equal(2, seats.Count(seat => seat!["seat"]!.GetValue<string>() == "Recused"));
    }
}
