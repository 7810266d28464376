using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>A reduced amount, and a payment after the acceptance.</summary>
public sealed class ReductionScenarioTests
{
    [Fact]
    public async Task Reduced_ConfirmedInTheContract_IsAwardedAndPaidLess()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app)) { ReducedYuan = 1000 };
        await walk.AwardAsync();
        var opened = await walk.ReadAsync();
        Assert.Equal(1000, opened["amountYuan"]!.GetValue<decimal>());
        Assert.True(opened["reduction"]!["askedYuan"]!.GetValue<decimal>() > 1000);
        Assert.Equal(1000, await walk.BalanceAsync("Budget"));

        await walk.SignAsync();
        await walk.SignForBureauAsync();

        await walk.WaitForAsync("Implementing");
        Assert.Equal(1000, await walk.BalanceAsync("Promised"));
    }

    [Fact]
    public async Task Reduced_RefusedByTheUnit_CountsAsRenounced()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app)) { ReducedYuan = 1000 };
        await walk.AwardAsync();

        await walk.RefuseAsync();

        await walk.WaitForAsync("Renounced");
        Assert.Equal(0, await walk.BalanceAsync("Budget"));
    }

    [Fact]
    public async Task PaidAfterThePass_IsAccountedForBeforeTheArchive()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        await walk.DecideAsync("finance", "拨款会签", ("choice", "agree"), ("reason", "同意。"));
        await walk.ReportAsync(spent: 0);
        await walk.AcceptAsync("pass");
        await walk.WaitForAsync("Passed");
        var amount = await walk.AmountAsync();
        await walk.ConfirmAsync(amount);
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") == amount ? walk : null);

        await walk.SettleAsync(amount - 1000);

        await walk.WaitForAsync("Closed");
        Assert.Equal((amount - 1000, 1000), (await walk.BalanceAsync("Spent"), await walk.BalanceAsync("LeftOver")));
        Assert.Contains("专项资金已支付，请报告使用情况", await walk.SubjectsAsync("clerk"));
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
