using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

public sealed class CaseScenarioTests
{
    // Of the bureau's officers, from the opening of a simplified case to its closing.
    private const int MaxActs = 7;

    [Fact]
    public async Task Concealment_Upheld_GoesThroughDueProcessToBanAndRepair()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new CaseWalk(app, tour);

        await walk.OpenAsync();
        var opened = await walk.ReadAsync();
        Assert.Equal(("Investigation", "Propose"), (opened["state"]!.GetValue<string>(), opened["next"]!.GetValue<string>()));
        Assert.Equal(2, opened["seats"]!.AsArray().Count);

        await walk.ProposeAsync();
        Assert.Equal("ServeNotice", (await walk.ReadAsync())["next"]!.GetValue<string>());
        await walk.ServeAsync();
        var served = await walk.ReadAsync();
        Assert.NotNull(served["defenceUntil"]);
        Assert.Equal("GiveDefence", served["next"]!.GetValue<string>());

        await walk.DefendWithFileAsync();
        var sent = (await walk.ReadAsync())["notice"]!["defence"]!["documentIds"]!.AsArray();
        Assert.Equal(2, sent.Count);
        Assert.Contains(
            $"/desk/cases/{walk.Id}/documents/{sent[1]}",
            await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"),
            StringComparison.Ordinal
        );
        await walk.ReadFilesAsync();
        await walk.ReviewAsync();
        await walk.EnterDecisionAsync();
        Assert.Equal("ConfirmDecision", (await walk.ReadAsync())["next"]!.GetValue<string>());
        Assert.Contains("会议纪要扫描件", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        await walk.PostAsync(
            "deputy",
            "decision-confirmation",
            new JsonObject { ["choice"] = "disagree", ["reason"] = "期限与纪要不符。" }
        );
        Assert.Contains("期限与纪要不符。", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        await walk.DecideAsync();
        var decided = await walk.ReadAsync();
        Assert.Equal(
            ["AdvanceNoticeLetter", "DecisionLetter", "RepairNoticeLetter"],
            decided["letters"]!.AsArray().Select(letter => letter!["kind"]!.GetValue<string>())
        );
        Assert.Equal("OnPublicNotice", await StateOfApplicationAsync(walk));

        await walk.ServeAsync();
        Assert.Equal("Served", (await walk.ReadAsync())["state"]!.GetValue<string>());
        await app.WaitForAsync("the disqualification", async () => await StateOfApplicationAsync(walk) == "Disqualified" ? walk : null);

        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        await AssertIsMarkedAsDrillAsync(walk);
        var refusal = await Assert.ThrowsAnyAsync<Exception>(walk.ApplyAgainAsync);
        Assert.Contains("party-cannot-take-part", refusal.Message, StringComparison.Ordinal);

        await walk.WaitForAsync("Closed");
        await app.PassAsync(TimeSpan.FromDays(100));
        await walk.RequestRepairAsync();
        await walk.DecideRepairAsync("refuse");
        await app.WaitForAsync("the end of the application", async () => (await walk.ReadListingAsync())["repair"] is null ? walk : null);
        Assert.True((await walk.ReadListingAsync())["isBanning"]!.GetValue<bool>());
        await app.PassAsync(TimeSpan.FromDays(1));
        await walk.RequestRepairAsync();
        await walk.DecideRepairAsync("grant");
        var letters = (await walk.ReadAsync())["letters"]!.AsArray().Select(letter => letter!["kind"]!.GetValue<string>());
        Assert.Equal(["RepairDecisionLetter", "RepairDecisionLetter"], letters.Skip(3));
        await app.WaitForAsync(
            "the repair",
            async () => (await walk.ReadListingAsync())["state"]!.GetValue<string>() == "Repaired" ? walk : null
        );
        var repaired = await walk.ReadListingAsync();
        Assert.Equal(("Repaired", false), (repaired["state"]!.GetValue<string>(), repaired["isBanning"]!.GetValue<bool>()));
        await walk.ApplyAgainAsync();
        Assert.Null((await walk.ReadAsync())["next"]);
        Assert.Contains("准予信用修复", await walk.ReadPartyPageAsync($"{await walk.LinkAsync()}/letters/5"), StringComparison.Ordinal);
        Assert.Equal(6, (await walk.ReadAsync())["seats"]!.AsArray().Count);
    }

    /// <summary>Its listing has no last day, so the procedure ends with the case; the application for repair starts it again.</summary>
    [Fact]
    public async Task PermanentBan_AfterTheCaseWasClosed_CanBeRepaired()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        var proposal = CaseWalk.Proposal();
        Permanently(proposal);
        await walk.PostAsync("chief", "proposal", proposal);
        await walk.ConfirmAsync();
        await walk.ServeAsync();
        await walk.DefendAsync();
        await walk.ReviewAsync();
        await walk.DecideAsync(PermanentlyDecided);
        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");
        Assert.Null((await walk.ReadListingAsync())["lastDay"]);

        await app.PassAsync(TimeSpan.FromDays(400));
        await walk.RepairAsync();

        await app.WaitForAsync(
            "the repair",
            async () => (await walk.ReadListingAsync())["state"]!.GetValue<string>() == "Repaired" ? walk : null
        );

        static void Permanently(JsonObject form)
        {
            form["severity"] = "EspeciallySerious";
            form["measures"] = new JsonArray("long-ban", "disqualification");
            form["isPermanent"] = "true";
            form.Remove("banMonths");
        }

        static void PermanentlyDecided(Dictionary<string, string> form)
        {
            (form["severity"], form["isPermanent"], form["measures[long-ban]"]) = ("EspeciallySerious", "true", "true");
            form.Remove("banMonths");
            form.Remove("measures[ban]");
        }
    }

    /// <summary>The new notice has the same term as the first one, and the party is notified of both.</summary>
    [Fact]
    public async Task Returned_NoticeOfTheSameDay_IsServedAgain()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        await walk.ProposeAsync();
        await walk.ServeAsync();
        await walk.DefendAsync();
        await walk.PostAsync("jurist", "legal-review", new JsonObject { ["choice"] = "return", ["opinion"] = "证据不足，请补充。" });

        await walk.ProposeAsync();
        await walk.ServeAsync();

        Assert.Equal("GiveDefence", (await walk.ReadAsync())["next"]!.GetValue<string>());
    }

    [Fact]
    public async Task Unfounded_InformsThePartyAndTheApplicationGoesOnWhereItStood()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        Assert.Equal(("OnPublicNotice", true), await ReadApplicationAsync(walk));

        await walk.PostAsync("chief", "proposal", new JsonObject { ["outcome"] = "unfounded", ["reasons"] = "同名不同单位。" });
        await walk.ConfirmAsync();
        await walk.ReviewAsync();
        await walk.PostAsync(
            "head",
            "decision",
            new JsonObject
            {
                ["outcome"] = "unfounded",
                ["reasons"] = "同名不同单位。",
                ["body"] = "leader",
            }
        );
        var decided = await walk.ReadAsync();
        Assert.Equal(["DecisionLetter"], decided["letters"]!.AsArray().Select(letter => letter!["kind"]!.GetValue<string>()));
        Assert.Null(decided["letters"]![0]!["findings"]);
        Assert.Equal(("OnPublicNotice", true), await ReadApplicationAsync(walk));

        await walk.ServeAsync();
        await walk.WaitForAsync("Closed");
        Assert.Equal(("OnPublicNotice", false), await ReadApplicationAsync(walk));
        Assert.InRange(walk.Acts, 1, MaxActs);
        var link = await walk.LinkAsync();
        Assert.Contains("不成立", await walk.ReadPartyPageAsync($"{link}/letters/1"), StringComparison.Ordinal);
        await walk.AwardAsync();
        await app.WaitForAsync("the award", async () => await StateOfApplicationAsync(walk) == "Awarded" ? walk : null);
    }

    [Fact]
    public async Task Minor_BySimplifiedProcedure_NeedsAtMostSevenActs()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();

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
    public async Task Act_ThatNobodyDoes_IsAskedRemindedAndEscalated()
    {
        await using var app = await StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();

        await app.WaitForAsync("the task", async () => (await walk.ReadTasksAsync("clerk")) is [_, ..] tasks ? tasks : null);
        Assert.Equal("Propose", (await walk.ReadTasksAsync("clerk")).Single()!["act"]!.GetValue<string>());
        Assert.Empty(await walk.ReadTasksAsync("jurist"));
        Assert.Empty(await walk.ReadMailsAsync("head"));
        Assert.Contains("待办", Assert.Single(await walk.ReadMailsAsync("clerk")), StringComparison.Ordinal);
        await walk.PostAsync("chief", "proposal", CaseWalk.Proposal());
        await app.WaitForAsync(
            "the next task",
            async () =>
                (await walk.ReadTasksAsync("clerk")).SingleOrDefault() is { } next && next["act"]!.GetValue<string>() == "Confirm"
                    ? next
                    : null
        );
        Assert.Empty(await walk.ReadTasksAsync("chief"));

        await app.WaitForAsync("the escalation", async () => await walk.ReadMailsAsync("head") is [_, ..] mails ? mails : null);
        Assert.Contains(await walk.ReadMailsAsync("clerk"), subject => subject.Contains("催办", StringComparison.Ordinal));
        Assert.Contains("逾期", Assert.Single(await walk.ReadMailsAsync("head")), StringComparison.Ordinal);
        var task = (await walk.ReadTasksAsync("clerk")).Single()!;
        Assert.True(task["isOverdue"]!.GetValue<bool>());
        Assert.Contains("已逾期", await walk.ReadDeskPageAsync("desk", "clerk"), StringComparison.Ordinal);
        Assert.Contains("逾期", await walk.ReadDeskPageAsync("desk/cases"), StringComparison.Ordinal);
        Assert.Contains("逾期", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);

        await walk.PostAsync("clerk", "confirmation", new JsonObject { ["choice"] = "disagree", ["reason"] = "请补充查询截图。" });
        Assert.Equal("Propose", (await walk.ReadAsync())["next"]!.GetValue<string>());
        Assert.Contains("请补充查询截图。", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        await walk.ProposeAsync();
        Assert.Equal("AwaitingDefence", (await walk.ReadAsync())["state"]!.GetValue<string>());
    }

    // The round of the walk is a drill: all pages of its case and listing state it.
    private static async Task AssertIsMarkedAsDrillAsync(CaseWalk walk)
    {
        Assert.True((await walk.ReadAsync())["isDrill"]!.GetValue<bool>());
        Assert.True((await walk.ReadListingAsync())["isDrill"]!.GetValue<bool>());
        var link = await walk.LinkAsync();
        string[] pages =
        [
            await walk.ReadDeskPageAsync("desk/cases"),
            await walk.ReadDeskPageAsync("desk/listings"),
            await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"),
            await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}/letters/1"),
            await walk.ReadDeskPageAsync($"desk/listings/{walk.Id}"),
            await walk.ReadPartyPageAsync(link),
            await walk.ReadPartyPageAsync($"{link}/letters/1"),
        ];
        Assert.All(pages, page => Assert.Contains("演练", page, StringComparison.Ordinal));
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

    private static async Task<(string State, bool IsOnHold)> ReadApplicationAsync(CaseWalk walk)
    {
        var application = await walk.ReadApplicationAsync();
        return (application["state"]!.GetValue<string>(), application["holds"]!.AsArray().Count > 0);
    }

    private static async Task<string> StateOfApplicationAsync(CaseWalk walk) =>
        (await walk.Walk.GetApplicationAsync())["state"]!.GetValue<string>();
}
