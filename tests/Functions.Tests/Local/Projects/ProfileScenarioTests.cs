using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>Standard and key projects over several years.</summary>
public sealed class ProfileScenarioTests
{
    /// <summary>Two and a half years: a budget shift, two yearly reports, the second one late and escalated, then the panel.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Standard_OverTheYears_ComesToItsArchive()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app), "Standard");
        await walk.AwardAsync();
        await walk.SignAsync(days: 900);
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        var drawn = (await app.WaitForAsync("the draw", async () => (await walk.ReadAsync())["draw"]))["isDrawn"]!.GetValue<bool>();
        var amount = await walk.AmountAsync();
        await walk.PayAsync(amount * 0.7m);
        await walk.ShiftBudgetAsync(equipment: 5_000);
        Assert.Contains("变更备案", await OfficerSubjectsAsync(app, walk));

        await PassAsync(app, 370);
        await app.WaitForAsync(
            "the reminder of the report",
            async () => (await walk.SubjectsAsync("clerk")).Contains("请提交年度（阶段）报告") ? walk : null
        );
        await walk.ProgressAsync(10_000);
        await PassAsync(app, 100);
        if (drawn)
        {
            await walk.CheckAsync("pass");
        }

        await PassAsync(app, 330);

        Assert.Contains("逾期未办", await OfficerSubjectsAsync(app, walk));
        await walk.ProgressAsync(20_000);
        await PassAsync(app, 110);
        await walk.ReportAsync(amount * 0.7m);
        await walk.AdviseAsync(experts: 3, recused: 1);
        await walk.AdviseAsync(experts: 1);
        await walk.AcceptAsync("pass");
        await walk.PayAsync(amount * 0.3m);

        var archived = await walk.WaitForAsync("Closed");
        Assert.Equal([false, true], archived["progress"]!.AsArray().Select(report => report!["isLate"]!.GetValue<bool>()));
        Assert.Equal(3, archived["opinions"]!.AsArray().Count);
        Assert.Equal("吉科报收录〔2028〕12号", archived["report"]!["certificateNumber"]!.GetValue<string>());
        Assert.Equal("5000", archived["contract"]!["terms"]!["budget"]![0]!["amountYuan"]!.ToJsonString());
    }

    /// <summary>The mid-term check requires a rectification; the second instalment waits for it, the third for the acceptance.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Key_IsRectifiedAfterItsCheck_AndPaidStepByStep()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app), "Key");
        await walk.AwardAsync();
        await walk.SignAsync(days: 360);
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        var amount = await walk.AmountAsync();
        await walk.PayAsync(amount * 0.5m);
        await PassAsync(app, 185);
        await walk.ProgressAsync(10_000);

        await walk.CheckAsync("pass", "rectify");
        await walk.CheckAsync("rectify");
        await walk.WaitForAsync("Rectifying");
        Assert.Equal(amount * 0.5m, await walk.BalanceAsync("Promised"));
        await walk.ProgressAsync(20_000);
        await walk.WaitForAsync("Implementing");
        await walk.PayAsync(amount * 0.3m);
        await PassAsync(app, 180);
        await walk.ReportAsync(amount * 0.8m);
        await walk.AdviseAsync(experts: 5);
        await walk.AcceptAsync("pass");
        await walk.PayAsync(amount * 0.2m);
        await app.WaitForAsync("the last payment", async () => await walk.BalanceAsync("Paid") == amount * 0.2m ? walk : null);
        await walk.SettleAsync(amount * 0.2m);

        var archived = await walk.WaitForAsync("Closed");
        Assert.Equal("Guide", archived["checks"]![0]!["ground"]!.GetValue<string>());
        Assert.Equal((amount, 0), (await walk.BalanceAsync("Spent"), await walk.BalanceAsync("Paid")));
    }

    /// <summary>Six experts of whom two have a conflict are too few for a key project: an officer names the fifth.</summary>
    [Fact]
    public async Task Panel_WithTooFewExperts_IsFilledByAnOfficer()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app), "Key");
        await walk.AwardAsync();
        await walk.SignAsync(days: 360);
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        await walk.ReportAsync(0);
        await walk.AdviseAsync(experts: 5, recused: 2);
        await walk.AdviseAsync(experts: 1);

        await walk.NameExpertAsync();
        await walk.AcceptAsync("conclude");

        var archived = await walk.WaitForAsync("Closed");
        Assert.Equal(5, archived["opinions"]!.AsArray().Count);
    }

    /// <summary>A risk leads to a visit by two officers; their suspicion becomes a case, which the unit does not see.</summary>
    [Fact]
    public async Task Visit_ThatFindsAViolation_IsNotedAsACase()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");

        await walk.OrderCheckAsync("SiteVisit");
        await walk.CheckAsync("suspect");

        await WaitForCaseAsync(app, walk);
        await walk.AssertCaseIsNotedAsync("Implementation", "发现违规线索");
        var seen = (await tour.GetAsync(await walk.LinkAsync("clerk")))!["project"]!;
        Assert.Empty(seen["cases"]!.AsArray());
        Assert.Empty(seen["checks"]!.AsArray());
    }

    /// <summary>The case and its record are two writes: a process that dies between them repeatedly opens one case.</summary>
    [Fact]
    public async Task FailedAcceptance_WithAProcessThatDies_IsOneCase()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        await walk.ReportAsync(1000);
        await walk.AcceptAsync("fail");
        await app.KillAsync();

        await WaitForCaseAsync(app, walk);
        await app.KillAsync();
        await app.PassAsync(TimeSpan.FromDays(1));

        await walk.AssertCaseIsNotedAsync("Acceptance", "验收不通过");
    }

    private static Task WaitForCaseAsync(AppInProcess app, ProjectWalk walk) =>
        app.WaitForAsync("the case", async () => (await walk.ReadAsync())["cases"]!.AsArray() is { Count: > 0 } cases ? cases : null);

    private static async Task<IReadOnlyList<string>> OfficerSubjectsAsync(AppInProcess app, ProjectWalk walk)
    {
        await app.SettleAsync();
        return
        [
            .. (await walk.Walk.Portal.ReadMailboxAsync("chief@keji.example"))
                .Concat(await walk.Walk.Portal.ReadMailboxAsync("clerk@keji.example"))
                .Select(mail => mail.Subject.Split('】')[^1].Split('：')[0]),
        ];
    }

    private static async Task PassAsync(AppInProcess app, int days)
    {
        for (var passed = 0; passed < days; passed += 10)
        {
            await app.PassAsync(TimeSpan.FromDays(Math.Min(10, days - passed)));
        }
    }

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
