using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>Cases from sources other than the credit check, with jurisdiction and intake.</summary>
public sealed class CaseSourceScenarioTests
{
    // Of the bureau's officers, from the opening of a simplified case to its closing.
    private const int MaxActs = 7;

    [Fact]
    public async Task Falsification_NotedInTheFormatCheck_IsTakenInHeldAndDecidedInSevenActs()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.ReachNoticeAsync();
        Assert.Contains(
            $"desk/new-case?application={walk.Walk.ApplicationId}",
            await walk.ReadDeskPageAsync($"desk/applications/{walk.Walk.ApplicationId}"),
            StringComparison.Ordinal
        );
        var form = await walk.ReadDeskPageAsync($"desk/new-case?application={walk.Walk.ApplicationId}");
        Assert.Contains("形式审查", form, StringComparison.Ordinal);
        Assert.DoesNotContain("OfficerEntry", form, StringComparison.Ordinal);

        await walk.NoteAsync(walk.Note());
        var noted = await walk.ReadAsync();
        Assert.Equal(("IntakePending", "DecideIntake"), (noted["state"]!.GetValue<string>(), noted["next"]!.GetValue<string>()));
        Assert.StartsWith("演练白科案", noted["number"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("OnPublicNotice", false), await ReadApplicationAsync(walk));
        await walk.NoteAsync(walk.Note());
        Assert.Equal(noted["id"]!.GetValue<string>(), walk.Id);

        await walk.DecideIntakeAsync();
        await app.WaitForAsync("the hold", async () => (await ReadApplicationAsync(walk)).IsOnHold ? walk : null);
        await walk.PostAsync("chief", "proposal", CaseWalk.MinorProposal());
        await walk.ConfirmAsync();
        await walk.ServeAsync();
        await walk.DefendAsync();
        await walk.ReviewAsync();
        await walk.PostAsync(
            "head",
            "decision",
            new JsonObject
            {
                ["outcome"] = "established",
                ["severity"] = "Minor",
                ["measures"] = new JsonArray("integrity-talk"),
                ["reasons"] = "与告知一致",
                ["defenceResponse"] = "已考虑",
                ["body"] = "leader",
            }
        );
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");

        Assert.InRange(walk.Acts, 1, MaxActs);
        Assert.Equal(("OnPublicNotice", false), await ReadApplicationAsync(walk));
    }

    [Fact]
    public async Task Note_WithEvidence_KeepsTheFileInTheCaseOnce()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));

        await walk.NoteWithFileAsync(CaseWalk.NoteByOffice());
        await walk.NoteWithFileAsync(CaseWalk.NoteByOffice());

        Assert.Single((await walk.ReadAsync())["files"]!.AsArray());
        Assert.Contains("evidence.png", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}", "clerk"), StringComparison.Ordinal);
        await walk.ReadFilesAsync();
    }

    [Fact]
    public async Task Suspicion_PassedToTheUnit_IsReportedAndThenHandedOver()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.NoteAsync(CaseWalk.NoteByOffice());
        var noted = await walk.ReadAsync();
        Assert.Equal(("示例大学", "OfficerEntry"), (noted["party"]!.GetValue<string>(), noted["origin"]!.GetValue<string>()));

        await walk.DecideIntakeAsync("PassToUnit", "示例大学", DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(30));
        Assert.Equal("WithUnit", (await walk.ReadAsync())["state"]!.GetValue<string>());
        Assert.Contains("转办函", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}/letters/1"), StringComparison.Ordinal);
        await walk.ServeOtherAsync();
        Assert.Equal("EnterUnitReport", (await walk.ReadAsync())["next"]!.GetValue<string>());
        await walk.PostAsync("chief", "unit-report", new JsonObject { ["reason"] = "示例大学函〔2026〕1号：属省级项目。" });
        await walk.DecideIntakeAsync("HandOver", "省科技厅");
        await walk.ServeOtherAsync();

        var ended = await walk.ReadAsync();
        Assert.Equal("HandedOver", ended["state"]!.GetValue<string>());
        Assert.Null(ended["next"]);
        Assert.Equal(
            ["IntakeLetterPassToUnit", "IntakeLetterHandOver"],
            ended["letters"]!.AsArray().Select(letter => letter!["kind"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task Objection_ThatIsASuspicion_OpensACaseAndEndsNothingByItself()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.ReachNoticeAsync();

        await walk.ObjectToNoticeAsync();
        Assert.Equal("Investigation", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await app.WaitForAsync(
            "the end of the objection's own hold",
            async () => (await walk.ReadApplicationAsync())["holds"]!.AsArray() is [var hold] && IsOfCase(hold) ? walk : null
        );
        Assert.Equal(("OnPublicNotice", true), await ReadApplicationAsync(walk));

        await walk.DecideUnfoundedAsync();
        await walk.WaitForAsync("Closed");

        Assert.Equal(("OnPublicNotice", false), await ReadApplicationAsync(walk));
        await walk.ServeOtherAsync();
        Assert.Null((await walk.ReadAsync())["next"]);
        Assert.Equal("ResultLetter", (await walk.ReadAsync())["letters"]!.AsArray().Last()!["kind"]!.GetValue<string>());
        Assert.DoesNotContain("处理结果告知书", await walk.ReadPartyPageAsync(await walk.LinkAsync()), StringComparison.Ordinal);
        Assert.Contains(await walk.ReadCitizenMailsAsync(), subject => subject.Contains("已有处理结果", StringComparison.Ordinal));
        await walk.AwardAsync();
        await app.WaitForAsync("the award", async () => (await ReadApplicationAsync(walk)).State == "Awarded" ? walk : null);
    }

    private static bool IsOfCase(JsonNode? hold) => hold!["basis"]!.GetValue<string>() == "失信案件";

    private static async Task<AppInProcess> StartAsync()
    {
        var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        return app;
    }

    private static async Task<(string State, bool IsOnHold)> ReadApplicationAsync(CaseWalk walk)
    {
        var application = await walk.ReadApplicationAsync();
        return (application["state"]!.GetValue<string>(), application["holds"]!.AsArray().Count > 0);
    }
}
