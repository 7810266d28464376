using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Cases;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>An award is taken back in the running app: letter, publication, recovery, and no reserve moves up.</summary>
public sealed class RevocationScenarioTests
{
    /// <summary>
    /// The decision of a case revokes the award: payments stop at once, the award ends once the re-examination upheld it, and an appeal
    /// gives it back.
    /// </summary>
    [Fact]
    public async Task Case_UpheldThenRevokedByTheSuperior_RevokesTheAwardAndGivesItBack()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var (walk, cases) = (new ProjectWalk(app, tour), new CaseWalk(app, tour));
        await DecideAsync(app, walk, cases);
        var amount = await walk.AmountAsync();
        Assert.Equal(("Implementing", true), await StandAsync(walk));
        await cases.ServeAsync();
        await cases.EnterReexaminationAsync();
        await app.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal(("Implementing", true), await StandAsync(walk));

        await cases.ReexamineAsync("uphold");
        await cases.ServeAsync();
        await walk.WaitForAsync("Revoked");
        await WaitForLettersAsync(app, walk, "RevocationLetter");
        var notice = new Uri($"public/publications/revocation-{walk.Id}.html", UriKind.Relative);
        await app.WaitForAsync("the publication", async () => (await StatusAsync(app, notice)) == HttpStatusCode.OK ? walk : null);
        await walk.OrderRecoveryAsync(amount);
        await walk.ReturnAsync(100, ordinal: 1);
        await cases.WaitForAsync("Closed");

        await cases.AppealAsync("Revoked");

        await walk.WaitForAsync("Implementing");
        await WaitForLettersAsync(app, walk, "RevocationLetter", "RecoveryLetter", "RestorationLetter");
        Assert.Equal((amount - 100, 0), (await walk.BalanceAsync("Paid"), await walk.BalanceAsync("ToRecover")));
        await app.WaitForAsync("the withdrawal", async () => (await StatusAsync(app, notice)) == HttpStatusCode.NotFound ? walk : null);
        Assert.Superset(new HashSet<string>(["立项已恢复", "结题报告期限已顺延"]), (await walk.SubjectsAsync("clerk")).ToHashSet());
        await walk.PayAsync(100);
        await app.WaitForAsync("the repayment", async () => await walk.BalanceAsync("Paid") == amount ? walk : null);
        await walk.ReportAsync(amount);
    }

    /// <summary>A re-examination reverses the decision before it took effect: no letter, no notice, and the work goes on.</summary>
    [Fact]
    public async Task Case_ReversedByTheReexamination_RevokesNothing()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var (walk, cases) = (new ProjectWalk(app, tour), new CaseWalk(app, tour));
        await DecideAsync(app, walk, cases);
        await cases.ServeAsync();
        await cases.EnterReexaminationAsync();
        await cases.ReexamineAsync("reverse");
        await cases.ServeAsync();
        await cases.WaitForAsync("Closed");

        Assert.Equal(("Implementing", false), await StandAsync(walk));
        Assert.Empty((await walk.ReadAsync())["letters"]!.AsArray());
        await walk.ReportAsync(await walk.AmountAsync());
        await walk.AcceptAsync("pass");
        await walk.WaitForAsync("Closed");
    }

    /// <summary>Without a re-examination the award is revoked once its term is over; a voucher that arrives then is entered.</summary>
    [Fact]
    public async Task Case_NotContested_RevokesTheAwardAfterTheTermAndTakesALateVoucher()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var (walk, cases) = (new ProjectWalk(app, tour), new CaseWalk(app, tour));
        await DecideAsync(app, walk, cases, isPaid: false);
        var amount = await walk.AmountAsync();
        await cases.ServeAsync();
        await app.PassAsync(TimeSpan.FromDays(5));
        Assert.Equal(("Implementing", true), await StandAsync(walk));
        await app.PassAsync(TimeSpan.FromDays(30));
        await walk.WaitForAsync("Revoked");
        await WaitForLettersAsync(app, walk, "RevocationLetter");
        Assert.Equal(0, await walk.BalanceAsync("Due"));

        await AssertVoucherIsFreeAfterARefusalAsync(app, walk, amount);
        await walk.EnterVoucherAsync("国库凭1", amount);

        Assert.Equal(amount, await walk.BalanceAsync("Paid"));
        await walk.OrderRecoveryAsync(amount);
        Assert.Equal(amount, await walk.BalanceAsync("ToRecover"));
    }

    [Fact]
    public async Task Overdue_ForTwoYears_IsRevokedByTheLeaderPublishedAndRecovered()
    {
        await using var app = await StartAsync();
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
        await OrderAgainAsync(app, walk);
        await walk.ServeAsync();
        await walk.ReturnAsync(amount, ordinal: 1);
        Assert.Equal((amount, 0), (await walk.BalanceAsync("Recovered"), await walk.BalanceAsync("ToRecover")));
        Assert.Contains("立项已撤销", await walk.SubjectsAsync("clerk"));
    }

    // As where the app stopped after it had recorded the order, and as where it is refused: the letter keeps its number, and the series has
    // no gap.
    private static async Task OrderAgainAsync(AppInProcess app, ProjectWalk walk)
    {
        var asked = new AskedOfProject(ReviewStep.Of<RecoveryOrderStep>(), "", 1);
        var step = new TasksToOpen(RecordType.Application, walk.Id, walk.Walk.RoundId, asked.Step, asked.Subject, asked.Ordinal);
        var opened = await ActivatorUtilities.CreateInstance<OpenTasksActivity>(app.Services).RunAsync(step, default);
        foreach (var again in new[] { asked, asked with { Ordinal = 2 } })
        {
            await ActivatorUtilities
                .CreateInstance<FollowProjectTaskActivity>(app.Services)
                .RunAsync(new DecidedProjectTasks(walk.Id, again, opened.Tasks), default);
        }

        var numbers = app.Services.GetRequiredService<LetterNumbers>();
        Assert.EndsWith("2号", (await numbers.IssueAsync(LetterSeries.Recovery, "another", isDrill: true, default)).Value);
    }

    // A mistyped voucher may be another project's: a confirmation that is refused keeps it from nobody.
    private static async Task AssertVoucherIsFreeAfterARefusalAsync(AppInProcess app, ProjectWalk walk, decimal amount)
    {
        await walk.EnterPaperAsync(
            "clerk",
            "PaymentConfirmation|1|1",
            ("fields.voucherNumber", "国库凭9"),
            ("fields.budgetNumber", "白财教指〔2026〕8号"),
            ("fields.amountYuan", $"{amount:0.##}"),
            ("fields.paidOn", walk.Day(0))
        );
        var own = await Assert.ThrowsAnyAsync<Exception>(() => walk.DecidePaperAsync("clerk", "confirm"));
        Assert.Contains("paper-is-yours", own.Message, StringComparison.Ordinal);
        var project = (await app.Services.GetRequiredService<IRecordStore<Project>>().GetAsync(walk.Id, default)).State;
        var another = project with { Id = Samples.IdOf(9) };
        Assert.Null(await app.Services.GetRequiredService<VoucherBook>().FindUseAsync(another, "国库凭9", default));
        await walk.DecidePaperAsync("chief", "reject");
    }

    private static async Task DecideAsync(AppInProcess app, ProjectWalk walk, CaseWalk cases, bool isPaid = true)
    {
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        if (isPaid)
        {
            await walk.PayAsync();
            await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        }
        else
        {
            await walk.DecideAsync("finance", "拨款会签", ("choice", "agree"), ("reason", "同意。"));
            await app.WaitForAsync("the check", async () => await walk.BalanceAsync("Due") > 0 ? walk : null);
        }

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
        await app.WaitForAsync("the hold", async () => (await StandAsync(walk)).IsHeld ? walk : null);
    }

    private static async Task<(string State, bool IsHeld)> StandAsync(ProjectWalk walk)
    {
        var read = await walk.ReadAsync();
        return (read["state"]!.GetValue<string>(), read["isHeld"]!.GetValue<bool>());
    }

    private static Task WaitForLettersAsync(AppInProcess app, ProjectWalk walk, params string[] kinds) =>
        app.WaitForAsync(
            "the letters",
            async () =>
                (await walk.ReadAsync())["letters"]!.AsArray().Select(letter => letter!["kind"]!.GetValue<string>()).SequenceEqual(kinds)
                    ? walk
                    : null
        );

    private static async Task<HttpStatusCode> StatusAsync(AppInProcess app, Uri page)
    {
        using var answer = await app.Client.GetAsync(page);
        return answer.StatusCode;
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
