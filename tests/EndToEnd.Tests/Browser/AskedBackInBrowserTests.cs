using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>Requests after submission, answered by the linked page: a correction, and a declared entry.</summary>
[Trait("Category", "Slow")]
public sealed class AskedBackInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private readonly Drill _drill = new(app, untilClosing: TimeSpan.FromSeconds(45));

    [Fact]
    public async Task Correction_AskedForByTheOfficer_IsSubmittedAndExaminedAgain()
    {
        await _drill.PublishRoundAsync();
        var application = await _drill.PrepareAsync("辣椒连作障碍土壤改良", "白城市示例土肥研究所", "冯示例");
        await _drill.SubmitCorrectionAsync(application);
        await using var officer = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        var (path, code) = await _drill.ReadTaskMailAsync("officer", "形式审查", await _drill.SerialOfAsync(application));
        await officer.EnterAsync(path, code);
        await officer.ChooseAsync("choice", "correct");
        await officer.Page.CheckAsync("[name='opens[document:proposal]']");
        await officer.Page.CheckAsync("[name='opens[party:u1]']");
        await officer.FillAsync("reason", "申报书缺少签章页，请补正。");
        await officer.SendAndSeeRecordedAsync(code, "申报书缺少签章页，请补正。");

        await using var clerk = await chromium.InviteAsync(app, "en-GB", scripts: true);
        await CorrectAsync(clerk);
        Assert.Equal("FormatCheck", await _drill.StateOfAsync(application));

        // A correction is requested once.
        (path, code) = await _drill.ReadTaskMailAsync("officer", "形式审查", await _drill.SerialOfAsync(application));
        await officer.EnterAsync(path, code);
        Assert.Equal(0, await officer.Page.Locator("[name='choice'][value='correct']").CountAsync());
        var corrected = await officer.TextAsync();
        Assert.All(["申报书缺少签章页，请补正。", "corrected.pdf"], words => Assert.Contains(words, corrected, StringComparison.Ordinal));
        await officer.LookInBothLanguagesAsync("task-format-again");
        await officer.ChooseAsync("choice", "admit");
        await officer.FillAsync("reason", "已补正。");
        await officer.SendAndSeeRecordedAsync(code, "已补正。");
        await _drill.WaitForStateAsync(application, "CreditChecking");
        Assert.All([officer, clerk], visitor => visitor.AssertNoComplaints());
    }

    [Fact]
    public async Task DeclaredEntry_AskedAbout_IsAnsweredAndLookedUpAgain()
    {
        await _drill.PublishRoundAsync();
        var application = await _drill.PrepareAsync(
            "黑土地秸秆还田增效技术",
            "白城市示例农机有限公司",
            "陈示例",
            declared: "2025年一起买卖合同纠纷，列入失信被执行人，已履行。"
        );
        await _drill.SubmitCorrectionAsync(application);
        await _drill.AdmitAsync(application);
        var queue = await _drill.ReadTaskMailAsync("officer", "信用查验");
        await _drill.LookUpAsync(
            queue,
            3,
            id => id is ['u', ..] && id.EndsWith("CourtEnforcement", StringComparison.Ordinal) ? "Hit" : "Clear"
        );

        await using var clerk = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await AnswerAsync(clerk);
        Assert.Equal("CreditChecking", await _drill.StateOfAsync(application));

        await _drill.LookUpAsync(queue, 1, _ => "Clear");
        await _drill.WaitForStateAsync(application, "ExpertReview");
        clerk.AssertNoComplaints();
    }

    private async Task CorrectAsync(Visitor clerk)
    {
        Assert.Equal(200, await clerk.OpenAsync(await _drill.ReadLinkAsync("clerk", "请补正申报材料")));
        Assert.Contains("申报书缺少签章页，请补正。", await clerk.TextAsync(), StringComparison.Ordinal);
        await clerk.LookInBothLanguagesAsync("application-correction");
        await clerk.Page.Locator("a[href*='/documents/proposal']").ClickAsync();
        await clerk.AttachAsync("file", Drill.Example("application.pdf"), "corrected.pdf");
        Assert.Equal(200, await clerk.SendAsync());

        await clerk.Page.Locator(".actions a[href*='/correction']").ClickAsync();
        await clerk.LookInBothLanguagesAsync("step-correction");
        Assert.Equal(422, await clerk.SendAsync());
        await clerk.ChooseAsync("choice", "yes");
        Assert.Equal(200, await clerk.SendAsync());
        Assert.Equal(0, await clerk.Page.Locator("a[href*='/correction'], a[href*='/documents/proposal']").CountAsync());
        await clerk.LookInBothLanguagesAsync("application-corrected");
    }

    private async Task AnswerAsync(Visitor clerk)
    {
        Assert.Equal(200, await clerk.OpenAsync(await _drill.ReadLinkAsync("clerk", "请就信用记录作出说明")));
        await clerk.LookInBothLanguagesAsync("application-asked");
        await clerk.Page.Locator("a[href*='/answers']").ClickAsync();
        await clerk.LookInBothLanguagesAsync("answers");
        await clerk.ChooseAsync("choice", "answer");
        await clerk.AttachAsync("file", Drill.Example("application.pdf"), "结案证明.pdf");
        Assert.Equal(422, await clerk.SendAsync());
        await clerk.SeeErrorAsync("text", "请");
        await clerk.LookAsync("answers-incomplete.zh-CN");

        await clerk.ChooseAsync("choice", "answer");
        await clerk.FillAsync("text", "案款已于2025年11月全部履行，附结案证明。");
        await clerk.AttachAsync("file", Drill.Example("application.pdf"), "结案证明.pdf");
        Assert.Equal(200, await clerk.SendAsync());
        Assert.Contains("已说明", await clerk.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await clerk.Page.Locator("a[href*='/answers']").CountAsync());
        await clerk.LookInBothLanguagesAsync("application-answered");
    }
}
