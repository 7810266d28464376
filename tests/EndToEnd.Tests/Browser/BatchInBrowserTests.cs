using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>A batch of two applications with every decision on a page, from the mails to the public notice.</summary>
[Trait("Category", "Exhaustive")]
public sealed class BatchInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private const string Rice = "盐碱地水稻耐盐品种选育与示范";
    private const string Oats = "燕麦秸秆饲料化利用技术示范";
    private const string WrongCode = "OOOOOO";

    private string _sessionCode = "";

    private readonly Drill _drill = new(app, untilClosing: TimeSpan.FromSeconds(120));

    private static string Today => $"{DateTime.UtcNow.AddHours(8):yyyy-MM-dd}";

    [Fact]
    public async Task Batch_DecidedOnPages_EndsBeforeThePublic()
    {
        await _drill.PublishRoundAsync();
        var rice = await _drill.PrepareAsync(Rice, "白城市示例农业科技有限公司", "张示例");
        var oats = await _drill.PrepareAsync(Oats, "白城市示例饲草研究所", "李示例");

        await _drill.SubmitCorrectionAsync(rice);
        await _drill.SubmitCorrectionAsync(oats);
        await using var officer = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await using var otherOfficer = await chromium.InviteAsync(app, "en-GB", scripts: true);
        await AdmitAtSecondAttemptAsync(officer, rice);
        await AdmitAsync(otherOfficer, oats);
        await LookUpAllAsync(officer, 6);

        await using var expert = await chromium.InviteAsync(app, "en-GB", scripts: true);
        await DeclareAsync(expert, rice);
        await ScoreAsync(expert, (rice, "86.5"), (oats, "71"));
        await FreezeAsync(officer);

        await using var secretary = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await ResolveWithOneDeviationAsync(secretary, oats);
        await using var finance = await chromium.InviteAsync(app, "zh-CN", scripts: true);
        await ConcurAsync(finance);
        await EnterDocumentAsync(officer);

        await using var citizen = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await ReadNoticeAndAwardAsync(citizen);
        Assert.Equal(("Awarded", "Reserve"), (await _drill.StateOfAsync(rice), await _drill.StateOfAsync(oats)));

        Assert.All([officer, otherOfficer, expert, secretary, finance, citizen], visitor => visitor.AssertNoComplaints());
    }

    private async Task AdmitAtSecondAttemptAsync(Visitor officer, DrillApplication application)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("officer", "形式审查", await _drill.SerialOfAsync(application));
        Assert.Equal(200, await officer.OpenAsync(path));
        Assert.DoesNotContain(Rice, await officer.TextAsync(), StringComparison.Ordinal);
        await officer.EnterAsync(path, code);
        Assert.Contains(Rice, await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookInBothLanguagesAsync("task-format");
        await ReadProposalAsync(officer);

        await officer.ChooseAsync("choice", "admit");
        await officer.FillAsync("reason", "材料齐全，\n签章清晰。");
        await officer.FillAsync("code", WrongCode);
        Assert.Equal(403, await officer.SendAsync());
        await officer.SeeErrorAsync("code", "验证码不对");
        Assert.StartsWith("有误", await officer.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.True(await officer.IsChosenAsync("choice", "admit"));
        Assert.Equal("材料齐全，\n签章清晰。", await officer.EntryAsync("reason"));
        Assert.Equal("", await officer.EntryAsync("code"));
        await officer.LookAsync("task-format-wrong-code.zh-CN");

        await officer.SendAndSeeRecordedAsync(code, "受理", "签章清晰。", "李经办");
        Assert.Equal(200, await officer.OpenAsync(path));
        await officer.SeeRecordedAsync("受理", "签章清晰。", "李经办");
        await officer.LookInBothLanguagesAsync("task-format-decided");
    }

    private async Task AdmitAsync(Visitor officer, DrillApplication application)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("officer", "形式审查", await _drill.SerialOfAsync(application));
        await officer.EnterAsync(path, code);
        await officer.FillAsync("code", code);
        Assert.Equal(422, await officer.SendAsync());
        Assert.Equal(2, await officer.Page.Locator(".error-summary a").CountAsync());
        await officer.LookAsync("task-format-incomplete.en");

        await officer.ChooseAsync("choice", "admit");
        await officer.FillAsync("reason", "Complete and stamped.");
        await officer.SendAndSeeRecordedAsync(code, "Complete and stamped.");
    }

    private static async Task ReadProposalAsync(Visitor officer)
    {
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Page.Locator(".files a").ClickAsync());
        Assert.Equal("proposal.pdf", download.SuggestedFilename);
        Assert.Equal(
            await File.ReadAllBytesAsync(Drill.Example("application.pdf")),
            await File.ReadAllBytesAsync(await download.PathAsync())
        );
    }

    /// <summary>Every credit query of the round in one queue: the code once, then one after the other.</summary>
    private async Task LookUpAllAsync(Visitor officer, int times)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("officer", "信用查验");
        await officer.OpenAsync(path);
        Assert.Equal(403, await officer.SendAsync("giveCode"));
        await TakeAsync(officer, path, code);
        Assert.Equal(0, await officer.Page.Locator("code.copy").CountAsync());
        await officer.LookInBothLanguagesAsync("check-queue");
        Assert.Equal(200, await officer.SendAsync("take"));

        // The full number can be copied, and the link alone does not display it.
        Assert.Matches("^[0-9A-Z]{18}$", await officer.Page.Locator("code.copy").Last.InnerTextAsync());
        await using (var stranger = await chromium.InviteAsync(app, "zh-CN", scripts: false))
        {
            await stranger.OpenAsync(path);
            Assert.Equal(0, await stranger.Page.Locator("code.copy").CountAsync());
            stranger.AssertNoComplaints();
        }

        await officer.LookInBothLanguagesAsync("check-queue-lookup");
        await officer.ChooseAsync("outcome", "Clear");
        await officer.FillAsync("reason", "按号码查询，未查到。");
        Assert.Equal(422, await officer.SendAsync("record"));
        await officer.SeeErrorAsync("evidence", "请上传查询页面的截图");
        Assert.True(await officer.IsChosenAsync("outcome", "Clear"));
        Assert.Equal("按号码查询，未查到。", await officer.EntryAsync("reason"));
        await officer.LookAsync("check-queue-no-evidence.zh-CN");

        for (var done = 0; done < times; done++)
        {
            if (await officer.Page.Locator("code.copy").CountAsync() == 0)
            {
                await TakeAsync(officer, path, code);
                Assert.Equal(200, await officer.SendAsync("take"));
            }

            await officer.ChooseAsync("outcome", "Clear");
            await officer.FillAsync("reason", "按号码查询，未查到。");
            await officer.AttachAsync("evidence", Drill.Example("evidence.png"));
            Assert.Equal(200, await officer.SendAsync("record"));
            Assert.Contains("查验结果已记录", await officer.TextAsync(), StringComparison.Ordinal);
        }

        await officer.LookInBothLanguagesAsync("check-queue-done");
    }

    // Due queries appear as the procedures progress.
    private static Task TakeAsync(Visitor officer, string path, string code) =>
        Waiting.ForAsync(
            "a credit query that is due",
            async () =>
            {
                await officer.EnterAsync(path, code);
                return await officer.Page.Locator("button[value='take']").CountAsync() > 0 ? officer : null;
            }
        );

    private async Task DeclareAsync(Visitor expert, DrillApplication application)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("expert", "专家评审");
        await expert.EnterAsync(path, code);
        Assert.Contains(Rice, await expert.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await expert.Page.Locator("a[href*='/documents/']").CountAsync());
        await expert.LookInBothLanguagesAsync("panel-declare");
        await expert.FillAsync("code", code);
        Assert.Equal(422, await expert.SendAsync());
        await expert.SeeErrorAsync("declares", "Tick the declaration");
        await expert.LookAsync("panel-declare-incomplete.en");

        await expert.Page.Locator("[name='declares']").CheckAsync();
        await expert.FillAsync("code", code);
        Assert.Equal(200, await expert.SendAsync());
        var download = await expert.Page.RunAndWaitForDownloadAsync(() =>
            expert.Page.Locator($".files a[href*='{application.Id}']").ClickAsync()
        );
        Assert.Equal(
            await File.ReadAllBytesAsync(Drill.Example("application.pdf")),
            await File.ReadAllBytesAsync(await download.PathAsync())
        );
        _sessionCode = code;
    }

    private async Task ScoreAsync(Visitor expert, params (DrillApplication Application, string Score)[] scores)
    {
        var (first, score) = scores[0];
        await expert.LookInBothLanguagesAsync("panel-scores");
        await expert.FillAsync(ScoreOf(first), "101");
        await expert.FillAsync($"comments[{first.Id}]", "Sound, & <b>new</b>.");

        // Saved as typed, without the code: this browser gave it before.
        Assert.Equal(200, await expert.SendAsync("save"));
        Assert.Equal("101", await expert.EntryAsync(ScoreOf(first)));
        Assert.Equal("Sound, & <b>new</b>.", await expert.EntryAsync($"comments[{first.Id}]"));
        await expert.LookAsync("panel-saved.en");

        Assert.Equal(403, await expert.SendAsync("sign"));
        await expert.SeeErrorAsync("code", "The code is wrong");
        foreach (var (application, _) in scores.Skip(1))
        {
            await expert.FillAsync(ScoreOf(application), "71");
            await expert.FillAsync($"comments[{application.Id}]", "Promising.");
        }

        await expert.FillAsync("code", _sessionCode);
        Assert.Equal(422, await expert.SendAsync("sign"));
        await expert.SeeErrorAsync(ScoreOf(first), "0 to 100");
        await expert.LookAsync("panel-incomplete.en");

        await expert.FillAsync(ScoreOf(first), score);
        await expert.FillAsync("code", _sessionCode);
        Assert.Equal(200, await expert.SendAsync("sign"));
        await expert.SeeRecordedAsync([.. scores.Select(each => each.Score), "Sound, & <b>new</b>.", "Promising."]);
        await expert.LookInBothLanguagesAsync("panel-signed");
    }

    private static string ScoreOf(DrillApplication application) => $"scores[{application.Id}][]";

    private async Task FreezeAsync(Visitor officer)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("officer", "排序锁定");
        await officer.EnterAsync(path, code);
        var text = await officer.TextAsync();
        Assert.Contains("86.5", text, StringComparison.Ordinal);
        Assert.DoesNotContain("王专家", text, StringComparison.Ordinal);
        await officer.LookInBothLanguagesAsync("task-freeze");
        await officer.FillAsync("reason", "评分表齐全，预算已核对。");
        await officer.SendAndSeeRecordedAsync(code, "评分表齐全，预算已核对。");
    }

    private async Task ResolveWithOneDeviationAsync(Visitor secretary, DrillApplication reserve)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("secretary", "审定");
        await secretary.EnterAsync(path, code);
        await secretary.LookInBothLanguagesAsync("task-meeting");
        await secretary.FillAsync("heldOn", Today);
        await secretary.FillAsync("minutesNumber", "白科会〔2026〕1号");
        await secretary.FillAsync("code", code);
        Assert.Equal(422, await secretary.SendAsync());
        Assert.Equal(2, await secretary.Page.Locator(".error-summary a").CountAsync());
        await secretary.LookAsync("task-meeting-incomplete.zh-CN");

        foreach (var choice in await secretary.Page.Locator("input[value='Propose']").AllAsync())
        {
            await choice.CheckAsync();
        }

        await secretary.ChooseAsync($"outcomes[{reserve.Id}]", "Reserve");
        await secretary.FillAsync("code", code);
        Assert.Equal(422, await secretary.SendAsync());
        await secretary.SeeErrorAsync($"deviationReasons[{reserve.Id}]", "与排名不一致");
        Assert.True(await secretary.IsChosenAsync($"outcomes[{reserve.Id}]", "Reserve"));
        Assert.Equal("白科会〔2026〕1号", await secretary.EntryAsync("minutesNumber"));

        await secretary.FillAsync($"deviationReasons[{reserve.Id}]", "与在研项目内容相近，列为备选。");
        await secretary.SendAndSeeRecordedAsync(code, "白科会〔2026〕1号", "拟立项", "备选", "与在研项目内容相近，列为备选。");
        await secretary.LookInBothLanguagesAsync("task-meeting-decided");
    }

    private async Task ConcurAsync(Visitor finance)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("finance", "会签");
        await finance.EnterAsync(path, code);
        var text = await finance.TextAsync();
        Assert.Contains(Rice, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Oats, text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有材料", text, StringComparison.Ordinal);
        await finance.LookInBothLanguagesAsync("task-concurrence");
        await finance.ChooseAsync("choice", "agree");
        await finance.FillAsync("reason", "资金已落实。");
        await finance.SendAndSeeRecordedAsync(code, "同意", "资金已落实。");
        await finance.LookAsync("task-concurrence-decided.zh-CN");
    }

    private async Task EnterDocumentAsync(Visitor officer)
    {
        var (path, code) = await _drill.ReadTaskMailAsync("officer", "联合下达");
        await officer.EnterAsync(path, code);
        await officer.LookInBothLanguagesAsync("task-award");
        await officer.FillAsync("documentNumber", "白科联发〔2026〕1号");
        await officer.FillAsync("issuedOn", Today);
        await officer.SendAndSeeRecordedAsync(code, "白科联发〔2026〕1号");
        await officer.LookAsync("task-award-decided.zh-CN");
    }

    private async Task ReadNoticeAndAwardAsync(Visitor citizen)
    {
        await _drill.WaitForPublicationAsync("notice");
        await _drill.WaitForPublicationAsync("award");
        Assert.Equal(200, await citizen.OpenAsync("/"));
        await citizen.LookInBothLanguagesAsync("home-published");
        foreach (
            var (kind, chinese, english) in ((string, string, string)[])
                [("notice", "公示", "Public notice"), ("award", "下达", "Award of projects")]
        )
        {
            await citizen.OpenAsync("/");
            await citizen.Page.Locator(".site-nav a[href*='public/']").ClickAsync();
            await citizen.Page.Locator($".entry-title a[href*='{kind}-{_drill.RoundId}']").ClickAsync();
            await SeePublicationAsync(citizen, "zh-CN", chinese);
            await citizen.LookInBothLanguagesAsync($"public-{kind}");
            await citizen.SwitchLanguageAsync();
            await SeePublicationAsync(citizen, "en", english);
            await citizen.Page.Locator("a.site-name").ClickAsync();
            Assert.EndsWith("/index.en.html", new Uri(citizen.Page.Url).AbsolutePath, StringComparison.Ordinal);
        }

        await citizen.LookInBothLanguagesAsync("public-index");
    }

    private static async Task SeePublicationAsync(Visitor citizen, string language, string title)
    {
        Assert.Equal(language, await citizen.LanguageAsync());
        Assert.Contains(title, await citizen.Page.Locator("h1, h2").First.InnerTextAsync(), StringComparison.Ordinal);
        var text = await citizen.TextAsync();
        Assert.Contains(Rice, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Oats, text, StringComparison.Ordinal);
        Assert.DoesNotContain("86.5", text, StringComparison.Ordinal);
        Assert.Contains("白城市示例农业科技有限公司", text, StringComparison.Ordinal);
    }
}
