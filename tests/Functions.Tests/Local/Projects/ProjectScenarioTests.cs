using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>The path of a project after its award in the running app.</summary>
public sealed class ProjectScenarioTests
{
    // Of the two bureaus, from the award of a simple project to its archive.
    private const int MaxActs = 6;

    [Fact]
    public async Task Simple_FromAwardToArchive_NeedsAtMostSixActsOfTheBureaus()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        Assert.Equal("Simple", (await walk.ReadAsync())["profile"]!.GetValue<string>());

        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        Assert.Equal(await walk.AmountAsync(), await walk.BalanceAsync("Promised"));
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        await walk.ReportAsync(await walk.AmountAsync() - 1000);
        await walk.AcceptAsync("pass");
        var archived = await walk.WaitForAsync("Closed");

        Assert.Matches("^2026-KJXM-0001$", archived["archiveNumber"]!.GetValue<string>());
        Assert.Equal(1000, await walk.BalanceAsync("LeftOver"));
        Assert.InRange(walk.Acts, 5, MaxActs);
        Assert.Equal(
            ["专项资金已支付", "任务书已签订", "请签订任务书", "项目已归档", "验收通过"],
            (await walk.SubjectsAsync("clerk")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Contract_NotSignedInTime_CountsAsRenouncedAndTheUnitWasReminded()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.ProposeAsync();

        for (var day = 0; day < 30; day++)
        {
            await app.PassAsync(TimeSpan.FromDays(1));
        }

        await walk.WaitForAsync("Renounced");
        Assert.Equal(
            ["逾期未签订任务书", "任务书签订期限将满", "任务书签订期限将满", "请签订任务书"],
            await walk.SubjectsAsync("clerk")
        );
        Assert.Equal(0, await walk.BalanceAsync("Budget"));
        Assert.Equal(0, await walk.BalanceAsync("Promised"));
    }

    [Fact]
    public async Task Acceptance_OfTwoOpinions_IsAskedAgainThenRectifiedOnceThenFailsWithRecovery()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        var amount = await walk.AmountAsync();
        await walk.ReportAsync(amount - 5000);

        await walk.AcceptAsync("pass", "rectify");
        await walk.AcceptAsync("rectify");
        await walk.WaitForAsync("Rectifying");
        await walk.ReportAsync(amount - 4000);
        await walk.AcceptAsync("fail");
        await walk.DecideAsync(
            "leader",
            "追缴决定",
            ("fields", new JsonObject { ["amountYuan"] = "10000" }),
            ("reason", "未完成主要指标。")
        );
        await app.WaitForAsync("the letter", async () => (await walk.ReadAsync())["recovery"] is { } ? walk : null);
        Assert.Matches("^白科追〔2026〕1号$", (await walk.ReadAsync())["recovery"]!["letter"]!.GetValue<string>());
        Assert.Equal("NotPassed", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await ReturnAsync(walk, "4000");
        await app.WaitForAsync("the first part", async () => await walk.BalanceAsync("ToRecover") == 6000 ? walk : null);
        await ReturnAsync(walk, "6000");

        await walk.WaitForAsync("Closed");
        Assert.Equal(10_000, await walk.BalanceAsync("Recovered"));
        Assert.Contains(
            (await walk.Walk.Portal.ReadMailboxAsync("chief@keji.example")).Select(mail => mail.Subject),
            subject => subject.Contains("验收不通过，请核查", StringComparison.Ordinal)
        );
    }

    private static Task ReturnAsync(ProjectWalk walk, string amount) =>
        walk.DecideAsync(
            "finance",
            "追回确认",
            (
                "fields",
                new JsonObject
                {
                    ["receiptNumber"] = $"收据{amount}",
                    ["amountYuan"] = amount,
                    ["receivedOn"] = walk.Day(0),
                }
            )
        );

    private static async Task<AppInProcess> StartAsync()
    {
        var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        return app;
    }
}
