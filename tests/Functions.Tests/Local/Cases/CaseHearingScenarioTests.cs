using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

public sealed class CaseHearingScenarioTests
{
    [Fact]
    public async Task Granted_AskedFor_IsHeldBeforeTheReviewAndOnItsRecord()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        await walk.PostAsync("chief", "proposal", CaseWalk.HeavyProposal());
        await walk.ConfirmAsync();
        var link = await walk.LinkAsync();
        Assert.Contains("听证", await walk.ReadPartyPageAsync($"{link}/letters/1"), StringComparison.Ordinal);
        await walk.ServeAsync();
        Assert.Contains($"{link}/hearing", await walk.ReadPartyPageAsync(link), StringComparison.Ordinal);

        await walk.RequestHearingAsync();
        await walk.DefendForHearingAsync();
        Assert.Equal("ArrangeHearing", (await walk.ReadAsync())["next"]!.GetValue<string>());
        await walk.ArrangeHearingAsync();
        Assert.Contains("听证通知", await walk.ReadPartyMailsAsync(), StringComparison.Ordinal);
        Assert.Contains("本局三楼会议室", await walk.ReadPartyPageAsync($"{link}/letters/2"), StringComparison.Ordinal);
        await walk.ServeAsync();
        await Assert.ThrowsAnyAsync<Exception>(walk.RecordHearingAsync);
        await app.PassAsync(TimeSpan.FromDays(9));
        await walk.RecordHearingAsync();

        var held = await walk.ReadAsync();
        Assert.Equal(("LegalReview", "ReviewLegally"), (held["state"]!.GetValue<string>(), held["next"]!.GetValue<string>()));
        Assert.True(held["notice"]!["hearing"]!["record"]!["wasAttended"]!.GetValue<bool>());
        Assert.NotEmpty(held["hearing"]!["files"]!.AsArray());
        await walk.ReadFilesAsync();
        await walk.ReviewAsync();
        await walk.DecideAsync(CaseWalk.ChangeToHeavy);
        Assert.Equal("Decided", (await walk.ReadAsync())["state"]!.GetValue<string>());
        Assert.Contains("应当上报，尚未登记", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        await walk.ReportUpAsync();
        var reported = await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}");
        Assert.Contains("白科函〔2026〕7号", reported, StringComparison.Ordinal);
        Assert.DoesNotContain("应当上报，尚未登记", reported, StringComparison.Ordinal);
    }

    /// <summary>A timely request that was entered only after the legal review.</summary>
    [Fact]
    public async Task EnteredLateFromPaper_TakesAReviewedCaseBackToTheHearing()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        await walk.PostAsync("chief", "proposal", CaseWalk.HeavyProposal());
        await walk.ConfirmAsync();
        await walk.ServeAsync();
        var inTime = walk.Today;
        await walk.AnswerAsync();
        await app.PassAsync(TimeSpan.FromDays(10));
        await walk.WaitForAsync("LegalReview");
        await walk.ReviewAsync();

        await walk.EnterHearingAsync(inTime);

        var back = await walk.ReadAsync();
        Assert.Equal(("HearingPending", "ArrangeHearing"), (back["state"]!.GetValue<string>(), back["next"]!.GetValue<string>()));
    }

    [Fact]
    public async Task NotGranted_IsNowhereShown()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        await walk.ProposeAsync();
        await walk.ServeAsync();
        var link = await walk.LinkAsync();

        Assert.DoesNotContain("听证", await walk.ReadPartyPageAsync(link), StringComparison.Ordinal);
        Assert.DoesNotContain("听证", await walk.ReadPartyPageAsync($"{link}/letters/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("hearing-request", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAnyAsync<Exception>(walk.RequestHearingAsync);
        Assert.Contains("hearing-cannot-be-requested", refusal.Message, StringComparison.Ordinal);
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
