using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Cases;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>An award is taken back in the running app: letter, publication, recovery, and no reserve moves up.</summary>
public sealed class RevocationScenarioTests
{
    /// <summary>The decision of a case revokes the award: the project follows, and the reserve of its category stays where it is.</summary>
    [Fact]
    public async Task Case_DecidedWithTheMeasure_RevokesTheAward()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        var cases = new CaseWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        await cases.NoteAsync(
            new JsonObject
            {
                ["application"] = walk.Id,
                ["origin"] = "Implementation",
                ["partyId"] = "u1",
                ["misconduct"] = "Falsification",
                ["suspicion"] = "测产数据系编造。",
                ["basis"] = "现场检查记录",
            }
        );
        await cases.DecideIntakeAsync();
        var proposal = CaseWalk.Proposal();
        proposal["measures"] = new JsonArray("award-revocation");
        proposal.Remove("banMonths");
        await cases.PostAsync("chief", "proposal", proposal);
        await cases.ConfirmAsync();
        await cases.ServeAsync();
        await cases.WaitForAsync("LegalReview");
        await cases.ReviewAsync();
        await cases.DecideAsync(decision =>
        {
            foreach (var field in (string[])["measures[ban]", "measures[disqualification]", "banMonths", "defenceResponse"])
            {
                decision.Remove(field);
            }

            decision["measures[award-revocation]"] = "true";
        });
        Assert.Equal("Implementing", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await cases.ServeAsync();

        await walk.WaitForAsync("Revoked");
        var read = await app.WaitForAsync(
            "the letter",
            async () => (await walk.ReadAsync()) is var project && project["letters"]!.AsArray().Count > 0 ? project : null
        );
        Assert.Equal("RevocationLetter", read["letters"]![0]!["kind"]!.GetValue<string>());
        await walk.OrderRecoveryAsync(await walk.AmountAsync());
        Assert.Equal(await walk.AmountAsync(), await walk.BalanceAsync("ToRecover"));
    }

    [Fact]
    public async Task Overdue_ForTwoYears_IsRevokedByTheLeaderPublishedAndRecovered()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        var amount = await walk.AmountAsync();
        for (var month = 0; month < 38; month++)
        {
            await app.PassAsync(TimeSpan.FromDays(30));
        }

        await walk.DecideAsync("leader", "撤销立项审批", ("choice", "revoke"), ("reason", "逾期两年未申请验收。"));
        await app.WaitForAsync(
            "the revocation",
            async () => (await walk.ReadAsync())["state"]!.GetValue<string>() == "Revoked" ? walk : null
        );

        var read = await app.WaitForAsync(
            "the letter",
            async () => (await walk.ReadAsync()) is var project && project["letters"]!.AsArray().Count > 0 ? project : null
        );
        Assert.Matches("^演练白科撤〔20[0-9]{2}〕1号$", read["letters"]![0]!["number"]!.GetValue<string>());
        var page = await app.WaitForAsync(
            "the publication",
            async () =>
            {
                using var answer = await app.Client.GetAsync(new Uri($"public/publications/revocation-{walk.Id}.html", UriKind.Relative));
                return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
            }
        );
        Assert.Contains(read["title"]!.GetValue<string>(), page, StringComparison.Ordinal);
        await walk.OrderRecoveryAsync(amount);
        await walk.ServeAsync();
        await walk.ReturnAsync(amount, ordinal: 1);
        Assert.Equal((amount, 0), (await walk.BalanceAsync("Recovered"), await walk.BalanceAsync("ToRecover")));
        Assert.Contains("立项已撤销", await walk.SubjectsAsync("clerk"));
    }
}
