using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Cases;

public sealed class CaseReexaminationScenarioTests
{
    [Fact]
    public async Task Reversed_EndsListingBanAndHoldsAndFreesThePlace()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await ServeDecisionAsync(walk);
        await app.WaitForAsync("the ban", async () => (await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>() ? walk : null);
        await app.WaitForAsync("the disqualification", async () => await StateAsync(walk) == "Disqualified" ? walk : null);

        await walk.RequestReexaminationAsync();
        Assert.Equal("DecideReexaminationIntake", (await walk.ReadAsync())["next"]!.GetValue<string>());
        Assert.Empty(await walk.ReadTasksAsync("clerk"));
        await walk.ReexamineAsync("reverse");
        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");

        var listing = await walk.ReadListingAsync();
        Assert.Equal(("Revoked", false), (listing["state"]!.GetValue<string>(), listing["isBanning"]!.GetValue<bool>()));
        Assert.Equal("NotSelected", await StateAsync(walk));
        Assert.Contains("撤销原决定", await walk.ReadPartyPageAsync(await walk.LinkAsync()), StringComparison.Ordinal);
        Assert.Equal("ReexaminationLetter", (await walk.ReadAsync())["letters"]!.AsArray().Last()!["kind"]!.GetValue<string>());
        await walk.ApplyAgainAsync();
    }

    [Fact]
    public async Task Upheld_OnPaper_KeepsTheBanAndTheCaseClosesAfterIt()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await ServeDecisionAsync(walk);
        await app.WaitForAsync("the ban", async () => (await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>() ? walk : null);

        await walk.EnterReexaminationAsync();
        await app.PassAsync(TimeSpan.FromDays(60));
        Assert.Equal("Served", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await walk.ReexamineAsync("uphold");
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");

        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        Assert.Equal("Disqualified", await StateAsync(walk));
    }

    [Fact]
    public async Task Upheld_ThenRevokedByTheSuperior_EndsListingAndBanAfterTheCaseWasClosed()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await ServeDecisionAsync(walk);
        await walk.RequestReexaminationAsync();
        await walk.ReexamineAsync("uphold");
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");
        Assert.Contains("申诉", await walk.ReadPartyPageAsync(await walk.LinkAsync()), StringComparison.Ordinal);

        await app.PassAsync(TimeSpan.FromDays(40));
        await walk.AppealAsync("Accepted");
        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        await app.PassAsync(TimeSpan.FromDays(60));
        await walk.AppealAsync("Revoked");

        await app.WaitForAsync(
            "the end of the listing",
            async () => (await walk.ReadListingAsync())["state"]!.GetValue<string>() == "Revoked" ? walk : null
        );
        Assert.Equal("NotSelected", await StateAsync(walk));
        Assert.Contains("撤销", await walk.ReadPartyPageAsync(await walk.LinkAsync()), StringComparison.Ordinal);
    }

    /// <summary>The listing follows a change by the superior authority: here the ban ends and the record stays.</summary>
    [Fact]
    public async Task Upheld_ThenChangedByTheSuperior_ChangesTheListing()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await ServeDecisionAsync(walk);
        await walk.RequestReexaminationAsync();
        await walk.ReexamineAsync("uphold");
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => walk.AppealAsync("Changed"));
        Assert.Contains("422", refusal.Message, StringComparison.Ordinal);

        await walk.AppealAsync("Changed", "integrity-talk");

        var changed = await app.WaitForAsync(
            "the change of the listing",
            async () => await walk.ReadListingAsync() is var read && !read["isBanning"]!.GetValue<bool>() ? read : null
        );
        Assert.Equal(("Effective", true), (changed["state"]!.GetValue<string>(), changed["isEffective"]!.GetValue<bool>()));
        await app.WaitForAsync("the application", async () => await StateAsync(walk) == "NotSelected" ? walk : null);
        Assert.Contains("科研诚信诫勉谈话", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);

        // An activity may run again after its result is recorded.
        await ActivatorUtilities
            .CreateInstance<ReverseCaseActivity>(app.Services)
            .RunAsync(new CaseReversal(walk.Id, IsPlaceFreed: true), app.Durable, default);
        Assert.Equal("Effective", (await walk.ReadListingAsync())["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Refused_IsServedAndEndsThere()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await ServeDecisionAsync(walk);

        await walk.RequestReexaminationAsync();
        await walk.RefuseReexaminationAsync();
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");

        Assert.Contains("不予受理", await walk.ReadPartyPageAsync(await walk.LinkAsync()), StringComparison.Ordinal);
    }

    /// <summary>Paper received within the term and entered late reopens a closed case, which closes again, each time.</summary>
    [Fact]
    public async Task Closed_ReopenedByLatePaperTwice_ClosesAgain()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await ServeDecisionAsync(walk);
        var served = walk.Today;
        await walk.WaitForAsync("Closed");

        await walk.EnterReexaminationAsync(receivedOn: served, choice: "disagree");
        await walk.WaitForAsync("Closed");
        await walk.EnterReexaminationAsync(receivedOn: served);
        Assert.Equal("Served", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await walk.RefuseReexaminationAsync();
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");

        var events = (await walk.ReadAsync())["events"]!.AsArray().Select(each => each!["fact"]!.GetValue<string>());
        Assert.Equal(3, events.Count(each => each == "CaseClosed"));
    }

    [Fact]
    public async Task RefusedTwice_ToWhoeverReported_IsMailedAndServedEachTime()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.ReachNoticeAsync();
        await walk.ObjectToNoticeAsync();
        await walk.DecideUnfoundedAsync();
        await walk.ServeOtherAsync();

        for (var times = 0; times < 2; times++)
        {
            await walk.EnterReexaminationAsync("Reporter");
            await walk.RefuseReexaminationAsync();
            await walk.ServeOtherAsync();
        }

        var mails = await walk.ReadCitizenMailsAsync();
        Assert.Equal(2, mails.Count(subject => subject.Contains("复查申请不予受理", StringComparison.Ordinal)));
        await walk.WaitForAsync("Closed");
    }

    private static async Task ServeDecisionAsync(CaseWalk walk)
    {
        await walk.OpenAsync();
        await walk.ProposeAsync();
        await walk.ServeAsync();
        await walk.DefendAsync();
        await walk.ReviewAsync();
        await walk.DecideAsync();
        await walk.ServeAsync();
    }

    private static async Task<string> StateAsync(CaseWalk walk) => (await walk.ReadApplicationAsync())["state"]!.GetValue<string>();

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
