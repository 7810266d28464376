using System.Net;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Tests.Listings;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Local.Listings;
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

        Assert.Matches("^演练2026-KJXM-0001$", archived["archiveNumber"]!.GetValue<string>());
        await walk.AssertNamesOfficersAsync("财政局同意拨款", "国库支付到账", "科技局签订或者退回任务书", "验收结论");
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
        Assert.Equal(["逾期未签订任务书", "任务书签订期限将满", "任务书签订期限将满", "请签订任务书"], await walk.SubjectsAsync("clerk"));
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
        await walk.OrderRecoveryAsync(10_000);
        Assert.Matches("^演练白科追〔2026〕1号$", (await walk.ReadAsync())["recovery"]!["letter"]!.GetValue<string>());
        Assert.Equal("NotPassed", (await walk.ReadAsync())["state"]!.GetValue<string>());
        Assert.Null((await walk.ReadAsync())["recovery"]!["until"]);

        // A page that was opened before this letter was signed enters no service of it.
        await Assert.ThrowsAnyAsync<Exception>(() => walk.ServeAsync("演练白科撤〔2026〕1号"));
        Assert.Null((await walk.ReadAsync())["recovery"]!["until"]);
        await walk.ServeAsync();
        Assert.NotNull((await walk.ReadAsync())["recovery"]!["until"]);
        var letter = await walk.ReadLetterAsync();
        Assert.Contains("追缴财政资金通知书", letter, StringComparison.Ordinal);
        Assert.Contains("示例账户", letter, StringComparison.Ordinal);
        for (var day = 0; day < 90; day++)
        {
            await app.PassAsync(TimeSpan.FromDays(1));
        }

        Assert.True((await walk.SubjectsAsync("clerk")).Count(subject => subject == "期限已过") >= 2);
        Assert.Contains("逾期未退回资金", await walk.AlertsAsync("chief"));
        Assert.Contains("请送达通知书", await walk.AlertsAsync("clerk"));
        await walk.ReturnAsync(4000, ordinal: 1);
        await app.WaitForAsync("the first part", async () => await walk.BalanceAsync("ToRecover") == 6000 ? walk : null);
        await walk.ReturnAsync(6000, ordinal: 2);

        await walk.WaitForAsync("Closed");
        Assert.Equal(10_000, await walk.BalanceAsync("Recovered"));
        await walk.AssertCaseIsNotedAsync("Acceptance", "验收不通过");
    }

    /// <summary>While the unit is barred the bureau does not sign, and money waits; it falls due by itself afterwards.</summary>
    [Fact]
    public async Task Payment_WhileAPartyIsBarred_IsNotDue()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        var listings = new ListingWalk(tour);
        var unit = CreditSubjectId.OfUnit(walk.Walk.UnitCode);
        var earlier = await SeededListings.SeedAsync(app.Services, unit, SeededListings.Ban, isDrill: true);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => walk.SignForBureauAsync());
        Assert.Contains("project-party-is-barred", refused.Message, StringComparison.Ordinal);
        await listings.RevokeAsync(earlier.Value);
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        var ban = await SeededListings.SeedAsync(app.Services, unit, SeededListings.Ban, isDrill: true);

        await walk.DecideAsync("finance", "拨款会签", ("choice", "agree"), ("reason", "同意。"));
        await app.WaitForAsync("the hold", async () => (await walk.ReadAsync())["instalments"]![0]!["heldBecause"] is { } ? walk : null);
        Assert.Equal((await walk.AmountAsync(), 0), (await walk.BalanceAsync("Concurred"), await walk.BalanceAsync("Due")));
        await listings.RevokeAsync(ban.Value);
        await app.PassAsync(TimeSpan.FromDays(1));
        await walk.ConfirmAsync(await walk.AmountAsync());

        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
    }

    /// <summary>A finance officer without a mailbox decides on paper: one officer enters it, another one confirms.</summary>
    [Fact]
    public async Task Payment_OnPaper_CountsOnceASecondOfficerConfirmed()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        var amount = await walk.AmountAsync();

        await walk.EnterPaperAsync("clerk", "PaymentConcurrence|1|1", ("choice", "agree"), ("reason", "同意。"));
        var own = await Assert.ThrowsAnyAsync<Exception>(() => walk.DecidePaperAsync("clerk", "confirm"));
        Assert.Contains("paper-is-yours", own.Message, StringComparison.Ordinal);
        Assert.Equal(0, await walk.BalanceAsync("Concurred"));
        await walk.DecidePaperAsync("chief", "reject");
        Assert.Equal(amount, await walk.BalanceAsync("Promised"));
        await walk.EnterPaperAsync("clerk", "PaymentConcurrence|1|1", ("choice", "agree"), ("reason", "同意。"));
        await walk.DecidePaperAsync("chief", "confirm");
        await walk.EnterPaymentAsync("国库凭7");

        Assert.Equal(amount, await walk.BalanceAsync("Paid"));
        await walk.ReportAsync(amount);
        await walk.AcceptAsync("pass");
        await walk.WaitForAsync("Closed");
    }

    /// <summary>What the unit asks for is decided by the leader; budget and team are filed.</summary>
    [Fact]
    public async Task Changes_OfLeaderAndTerm_AreDecidedAndDelegateTheContract()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");

        var former = new Uri(await walk.LinkAsync("p1"), UriKind.Relative);
        using var before = await app.Client.GetAsync(former);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await walk.ChangeAsync("Team", "增加一名参与人");
        await walk.ChangeAsync("Leader", "王接任");
        await walk.DecideAsync("leader", "变更审批", ("choice", "agree"), ("reason", "同意。"));
        await app.WaitForAsync(
            "the new leader",
            async () => (await walk.ReadAsync())["investigator"]!.GetValue<string>() == "王接任" ? walk : null
        );
        using var after = await app.Client.GetAsync(former);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        var (signed, page) = await walk.ReadContractAsync(0);
        Assert.NotEqual("王接任", signed["investigator"]!.GetValue<string>());
        Assert.Contains("示例单位 0000 示例银行", page, StringComparison.Ordinal);
        Assert.Contains("包干制", page, StringComparison.Ordinal);
        var (amendment, amended) = await walk.ReadContractAsync(2);
        Assert.EndsWith("-补2", amendment["number"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("王接任", amended, StringComparison.Ordinal);
        await walk.ChangeAsync("Unit", "示例接任农场", unitCode: "913201001349701847");
        await walk.DecideAsync("leader", "变更审批", ("choice", "agree"), ("reason", "同意。"));
        await app.WaitForAsync(
            "the new unit",
            async () => (await walk.ReadAsync())["unit"]!.GetValue<string>() == "示例接任农场" ? walk : null
        );
        walk.Contact = ProjectWalk.Successor;
        Assert.Equal(signed["unit"]!.GetValue<string>(), (await walk.ReadContractAsync(0)).Document["unit"]!.GetValue<string>());
        Assert.Equal(signed["unit"]!.GetValue<string>(), (await walk.ReadContractAsync(2)).Document["unit"]!.GetValue<string>());
        Assert.Equal("示例接任农场", (await walk.ReadContractAsync(3)).Document["unit"]!.GetValue<string>());
        await Assert.ThrowsAnyAsync<Exception>(() => walk.ReadContractAsync(4));
        await walk.ChangeAsync("Extension", "", walk.Day(400));
        await walk.DecideAsync("leader", "变更审批", ("choice", "agree"), ("reason", "同意。"));
        await app.WaitForAsync(
            "the new term",
            async () => (await walk.ReadAsync())["contract"]!["terms"]!["endsOn"]!.GetValue<string>() == walk.Day(400) ? walk : null
        );
        await walk.ChangeAsync("Termination", "");
        await walk.DecideAsync("leader", "变更审批", ("choice", "agree"), ("reason", "试验地被淹。"));

        await walk.WaitForAsync("Terminated");
        Assert.Equal(0, await walk.BalanceAsync("Promised"));
    }

    [Fact]
    public async Task Contract_ReturnedByTheBureau_IsSignedAgain()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync("return");
        await app.WaitForAsync("the return", async () => (await walk.ReadAsync())["contract"]!["returnReason"] is { } ? walk : null);

        await walk.SignAsync();
        await walk.SignForBureauAsync();

        var signed = await walk.WaitForAsync("Implementing");
        Assert.Equal(2, signed["contract"]!["version"]!.GetValue<int>());
    }

    /// <summary>The unit gives the award up by its application; the project ends with it.</summary>
    [Fact]
    public async Task Renounced_ByTheUnit_EndsTheProject()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        await walk.AwardAsync();
        await walk.ProposeAsync();
        await walk.WaitForAsync("ContractPending");

        await tour.SendAsync(
            HttpMethod.Post,
            $"applications/{walk.Id}/renunciation",
            """{"reason":"单位调整计划"}""",
            request => request.Headers.Authorization = new("Bearer", walk.Walk.AccessToken)
        );

        await walk.WaitForAsync("Renounced");
        Assert.Equal(0, await walk.BalanceAsync("Budget"));
    }

    /// <summary>A process that dies at any step of the procedure goes on where it stood, and does nothing twice.</summary>
    [Fact]
    public async Task Simple_WithAProcessThatDiesAfterEachAct_EndsTheSame()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await app.KillAsync();
        await walk.SignAsync();
        await app.KillAsync();
        await walk.SignForBureauAsync();
        await app.KillAsync();
        await walk.PayAsync();
        await app.KillAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        await walk.ReportAsync(1000);
        await app.KillAsync();
        await walk.AcceptAsync("pass");
        await app.KillAsync();

        var archived = await walk.WaitForAsync("Closed");

        Assert.Equal(
            ["Award", "Promise", "Concur", "FallDue", "Pay", "Spend", "LeaveOver"],
            archived["entries"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>())
        );
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
