using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Tests.Listings;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.Functions.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>Another unit, or another principal investigator, takes a project over in the running app.</summary>
public sealed class SuccessorScenarioTests
{
    /// <summary>The lists are looked up for whoever is to lead the project, before the change and before each payment.</summary>
    [Fact]
    public async Task Leader_WhomTheListsBar_IsNotAgreedTo()
    {
        await using var app = await StartAsync();
        var walk = await ImplementingAsync(app);
        var number = IdentityNumber.Parse(IdentityKind.CitizenId, walk.NewLeader, DateOnly.FromDateTime(app.Now.Date)).Value;
        var sealedNumber = app.Services.GetRequiredService<IdentifierVault>().Seal(number, walk.Id, "p1");
        var leader = CreditSubjectId.Of(new Party.Person("p1", PartyRole.PrincipalInvestigator, "王接任", sealedNumber));
        await SeededListings.SeedAsync(app.Services, leader, SeededListings.Ban, isDrill: true);

        await walk.ChangeAsync("Leader", "王接任");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => DecideAsync(walk, "agree"));

        Assert.Contains("project-party-is-barred", refused.Message, StringComparison.Ordinal);
        await DecideAsync(walk, "refuse");
        await app.WaitForAsync(
            "the answer",
            async () => (await walk.ReadAsync())["changes"]![0]!["isAgreed"] is { } agreed && !agreed.GetValue<bool>() ? walk : null
        );
    }

    /// <summary>The new unit gets every mail and the only link that works; the old one hears of the change.</summary>
    [Fact]
    public async Task Unit_ThatTakesTheProjectOver_GetsItsMailsAndItsLink()
    {
        await using var app = await StartAsync();
        var walk = await ImplementingAsync(app);
        var old = await walk.LinkAsync("clerk");
        await walk.ChangeAsync("Unit", "示例接任农场", unitCode: "913201001349701847");
        await DecideAsync(walk, "agree");

        await app.WaitForAsync(
            "the mail to the new unit",
            async () => (await walk.SubjectsAsync(ProjectWalk.Successor)).Contains("项目变更后由您承接") ? walk : null
        );

        Assert.Contains("同意变更", await walk.SubjectsAsync("clerk"));
        walk.Contact = ProjectWalk.Successor;
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        Assert.Contains("专项资金已支付", await walk.SubjectsAsync(ProjectWalk.Successor));
        Assert.DoesNotContain("专项资金已支付", await walk.SubjectsAsync("clerk"));
        using var answer = await app.Client.GetAsync(new Uri(old, UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        await walk.ReportAsync(await walk.AmountAsync());
    }

    private static Task DecideAsync(ProjectWalk walk, string choice) =>
        walk.DecideAsync("leader", "变更审批", ("choice", choice), ("reason", "已核对。"));

    private static async Task<ProjectWalk> ImplementingAsync(AppInProcess app)
    {
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        return walk;
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
