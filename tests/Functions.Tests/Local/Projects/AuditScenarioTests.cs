using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>财务审计: from the threshold on, an auditor looks at the money, and what is questioned can be demanded back.</summary>
public sealed class AuditScenarioTests
{
    private const decimal Threshold = 1_000_000;

    [Fact]
    public async Task Audit_FromTheThresholdOn_LeadsToTheRecoveryOfWhatIsQuestioned()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app)) { AskedYuan = Threshold };
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") == Threshold ? walk : null);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => walk.ReportAsync(Threshold));
        Assert.Contains("auditFirm", refused.Message, StringComparison.Ordinal);
        await walk.ReportAsync(Threshold, questioned: 20_000);
        await walk.AcceptAsync("pass");
        await walk.OrderRecoveryAsync(20_000);
        await walk.ServeAsync();
        await walk.ReturnAsync(20_000, ordinal: 1);

        var archived = await walk.WaitForAsync("Closed");
        Assert.Equal("示审字〔2028〕1号", archived["report"]!["audit"]!["number"]!.GetValue<string>());
        Assert.Equal((Threshold - 20_000, 20_000), (await walk.BalanceAsync("Spent"), await walk.BalanceAsync("Recovered")));
    }
}
