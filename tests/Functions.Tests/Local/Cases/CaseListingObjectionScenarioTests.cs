using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Local.Listings;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>An objection of a party to the listing of its case, in the running app.</summary>
public sealed class CaseListingObjectionScenarioTests
{
    [Fact]
    public async Task Objection_Overdue_IsMarkedAndItsResultIsMailed()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new CaseWalk(app, tour);
        await walk.OpenAsync();
        await walk.ProposeAsync();
        await walk.ServeAsync();
        await walk.DefendAsync();
        await walk.ReviewAsync();

        // What the notice states is beyond the leader alone.
        var decision = await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}", "head");
        Assert.Contains("事先告知书载明的情节和措施须由会议集体讨论决定", decision, StringComparison.Ordinal);
        await walk.DecideAsync();
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");

        await walk.ObjectAsync();
        Assert.Contains("答复期限", await walk.ReadPartyPageAsync(await walk.LinkAsync()), StringComparison.Ordinal);
        Assert.Contains("异议待答复", await walk.ReadDeskPageAsync("desk/listings"), StringComparison.Ordinal);
        await app.PassAsync(TimeSpan.FromDays(20));
        Assert.Contains("异议答复逾期", await walk.ReadDeskPageAsync("desk/listings"), StringComparison.Ordinal);
        Assert.Contains("异议答复逾期", await walk.ReadDeskPageAsync($"desk/listings/{walk.Id}"), StringComparison.Ordinal);

        // Whoever investigated or decided the case is offered nothing that would be refused.
        foreach (var officer in new[] { "chief", "head" })
        {
            var refused = await walk.ReadDeskPageAsync($"desk/listings/{walk.Id}", officer);
            Assert.DoesNotContain("/objection-ruling", refused, StringComparison.Ordinal);
            Assert.DoesNotContain("/revocation", refused, StringComparison.Ordinal);
        }

        var mails = await walk.ReadPartyMailsAsync();
        Assert.Contains("已收到陈述申辩", mails, StringComparison.Ordinal);
        Assert.Contains("已收到名单异议", mails, StringComparison.Ordinal);
        Assert.Contains("】期限已起算", mails, StringComparison.Ordinal);
        var offered = await walk.ReadDeskPageAsync($"desk/listings/{walk.Id}", "superior");
        Assert.Contains("/objection-ruling", offered, StringComparison.Ordinal);
        Assert.Contains("/revocation", offered, StringComparison.Ordinal);
        await new ListingWalk(tour).RuleObjectionAsync(walk.Id, "superior", "uphold");
        await app.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Contains("异议成立", await walk.ReadPartyMailsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("异议答复逾期", await walk.ReadDeskPageAsync("desk/listings"), StringComparison.Ordinal);

        // The answer is a letter like every other: signed with a number, and served.
        var letter = (await walk.ReadAsync())["letters"]!.AsArray().Last()!;
        Assert.Equal("ObjectionAnswerLetter", letter["kind"]!.GetValue<string>());
        Assert.Matches("^演练白科异〔2026〕1号$", letter["number"]!.GetValue<string>());
        await walk.ServeOtherAsync();
        Assert.Null((await walk.ReadAsync())["next"]);
        Assert.Contains("名单异议处理告知书", await walk.ReadPartyPageAsync(await walk.LinkAsync()), StringComparison.Ordinal);
    }
}
