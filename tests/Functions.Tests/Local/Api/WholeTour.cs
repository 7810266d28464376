using System.Text.Json.Nodes;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Cases;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Local.Imports;
using CreditFunctions.Functions.Tests.Local.Listings;
using CreditFunctions.Functions.Tests.Local.Projects;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Api;

/// <summary>A batch from guide to award, with every operation of the app.</summary>
internal static class WholeTour
{
    public static async Task PlayAsync(AppInProcess app)
    {
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromDays(1));
        var tour = new ProgramTour(app, walk);
        await tour.SignInAsync();
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
            await (
                step.Name switch
                {
                    "begin the application" => tour.DraftAsync(),
                    "submit" => AfterSubmissionAsync(tour),
                    _ => Task.CompletedTask,
                }
            );
        }

        await TimerFunctions.AnchorAsync(app.Services);
        await tour.LookAroundAsync();
        await tour.DeskAsync();
        await tour.ReleaseAsync(await StoreUninspectedAsync(app));
        await tour.StaffAsync();
        await tour.RulesAsync();
        await tour.OverrideAsync();
        await new EventfulRound(app, tour).PlayAsync();
        await tour.GuideAsync();
        await tour.ClockAsync();
        await CaseAsync(app, tour);
        await ProjectAsync(app, tour);
        await OtherProjectsAsync(app, tour);
        await new ListingWalk(tour).PlayAsync(app);
        await new ImportWalk(app, tour).PlayAsync();
        await tour.SignOutAsync();
    }

    private static async Task ProjectAsync(AppInProcess app, ProgramTour tour)
    {
        var walk = new ProjectWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        await walk.EnterPaperAsync("clerk", "PaymentConcurrence|1|1", ("choice", "agree"), ("reason", "同意。"));
        await walk.DecidePaperAsync("chief", "confirm");
        await walk.ChangeAsync("Team", "增加一名参与人");
        await walk.EnterPaymentAsync("国库凭1");
        await walk.OrderCheckAsync("SiteVisit");
        await walk.CheckAsync("rectify");
        await walk.WaitForAsync("Rectifying");
        await walk.ProgressAsync(0);
        await walk.WaitForAsync("Implementing");
        await walk.ReportAsync(spent: 0);
        await walk.ReadFilesAsync();
        await walk.AcceptAsync("fail");
        await walk.OrderRecoveryAsync(await walk.AmountAsync());
        await walk.ServeAsync();
        await walk.ReadLetterAsync();
        await walk.ReadContractAsync(0);
        await tour.GetAsync("desk/fund-export/json", tour.AsChief);
        await tour.GetAsync("desk/reconciliation?drills=1", tour.AsChief);
        await tour.GetAsync("desk/reconciliation-export/json", tour.AsChief);
    }

    // A payment after the acceptance, and a reduced amount that the unit declines.
    private static async Task OtherProjectsAsync(AppInProcess app, ProgramTour tour)
    {
        var late = new ProjectWalk(app, tour);
        await late.AwardAsync();
        await late.SignAsync();
        await late.SignForBureauAsync();
        await late.WaitForAsync("Implementing");
        await late.EnterPaperAsync("clerk", "PaymentConcurrence|1|1", ("choice", "agree"), ("reason", "同意。"));
        await late.DecidePaperAsync("chief", "confirm");
        await late.ReportAsync(spent: 0);
        await late.AcceptAsync("pass");
        await late.EnterPaymentAsync("国库凭2");
        await late.SettleAsync(1000);
        var reduced = new ProjectWalk(app, tour) { ReducedYuan = 1000 };
        await reduced.AwardAsync();
        await reduced.RefuseAsync();
        var key = new ProjectWalk(app, tour, "Key");
        await key.AwardAsync();
        await key.SignAsync(days: 360);
        await key.SignForBureauAsync();
        await key.WaitForAsync("Implementing");
        await key.ReportAsync(spent: 0);
        await key.AdviseAsync(experts: 5, recused: 2);
        await key.AdviseAsync(experts: 1);
        await key.NameExpertAsync();
    }

    private static async Task CaseAsync(AppInProcess app, ProgramTour tour)
    {
        var walk = new CaseWalk(app, tour);
        await tour.GetAsync("desk/new-case", tour.AsChief);
        await walk.NoteAsync(CaseWalk.NoteByOffice());
        await walk.DecideIntakeAsync("PassToUnit", "示例大学", DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(30));
        await walk.ServeOtherAsync();
        await walk.PostAsync("chief", "unit-report", new JsonObject { ["reason"] = "示例大学函〔2026〕1号：属省级项目。" });
        await walk.DecideIntakeAsync("HandOver", "省科技厅");
        await InvestigateAsync(walk);
        await walk.OpenAsync();
        await walk.PostAsync("chief", "proposal", CaseWalk.HeavyProposal());
        await walk.ConfirmAsync();
        await walk.ServeAsync();
        await walk.RequestHearingAsync();
        await tour.GetAsync($"desk/cases/{walk.Id}/letters/1", tour.AsChief);
        await walk.RequestRecusalAsync("clerk");
        await walk.DecideRecusalAsync("refuse");
        await walk.DefendForHearingAsync();
        await walk.ArrangeHearingAsync();
        await walk.ServeAsync();
        await app.PassAsync(TimeSpan.FromDays(9));
        await walk.RecordHearingAsync();
        await walk.ReviewAsync();
        await walk.PostAsync("head", "decision", new JsonObject { ["outcome"] = "return", ["reasons"] = "请补充证据。" });
        await walk.ProposeAsync();
        await walk.ServeAsync();
        await walk.EnterDefenceAsync();
        await walk.PostAsync("chief", "defence-confirmation", new JsonObject { ["choice"] = "agree" });
        await walk.WaitForAsync("LegalReview");
        await walk.ReviewAsync();
        await walk.DecideAsync();
        await walk.ReportUpAsync();
        var again = await walk.ApplyAgainAsync();
        await walk.ServeAsync();
        await walk.EndBarredAsync(again);
        await walk.ReadFilesAsync();
        await walk.EnterReexaminationAsync();
        await walk.PostAsync("peer", "reexamination-intake", new JsonObject { ["choice"] = "refuse", ["reason"] = "没有写明理由。" });
        await walk.ServeAsync();
        await walk.RequestReexaminationAsync();
        await walk.ReexamineAsync("uphold");
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");
        await walk.AppealAsync("Upheld");
        await app.PassAsync(TimeSpan.FromDays(100));
        await walk.ObjectAsync();
        await walk.RepairAsync();
        await walk.ReadListingAsync();
    }

    // Rare acts of an investigation, in a separate case.
    private static async Task InvestigateAsync(CaseWalk walk)
    {
        var note = CaseWalk.NoteByOffice();
        note["suspicion"] = "论文数据造假。";
        await walk.NoteAsync(note);
        await walk.DecideIntakeAsync();
        await walk.DecideTermAsync("Extend");
        await walk.DecideTermAsync("Suspend");
        await walk.DecideTermAsync("Resume");
        await walk.AskAssessmentAsync("chief", "ask");
        await walk.AskAssessmentAsync("clerk", "withdraw");
        await walk.AssessAsync();
        await walk.PostAsync("chief", "proposal", CaseWalk.HeavyProposal());
        await walk.ConfirmAsync();
        await walk.ServeAsync();
        await walk.EnterHearingAsync();
        await walk.PostAsync("jurist", "recusal", new JsonObject { ["recusalOfficer"] = "clerk", ["recusalReason"] = "曾共事。" });
        await walk.DecideRecusalAsync("grant");
        await walk.PostAsync("fellow", "reconfirmation", new JsonObject { ["reconfirmChoice"] = "agree" });
    }

    // No file of the walk is too complex to be inspected.
    private static async Task<string> StoreUninspectedAsync(AppInProcess app)
    {
        const string id = "0123456789abcdef";
        var stored = new FileStored(id, "none", DocumentType.Pdf, 1, "", IsInspected: false, IsToBeScanned: false, Samples.Now);
        await app.Services.GetRequiredService<IRecordStore<StoredFile>>().CreateAsync(id, stored, TestApp.Signature, [], default);
        return id;
    }

    private static async Task AfterSubmissionAsync(ProgramTour tour)
    {
        await tour.ApplicantAsync();
        await tour.UnitAsync();
        await tour.ReissueAsync();
    }
}
