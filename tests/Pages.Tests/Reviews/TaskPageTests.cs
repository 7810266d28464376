using AngleSharp.Html.Dom;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Pages.Tests.Reviews;

public sealed class TaskPageTests
{
    [Fact]
    public async Task Page_OfAnOverdueTask_ShowsDeadlineMarkAndTheEndOfTheLink()
    {
        var page = Markup.Parse(await Samples.Named("task-overdue").HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;

        Assert.All((string[])["办理期限", "已逾期", "链接有效至"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfADecidedTask_LeadsToTheNextAndToTheQueue()
    {
        var page = Markup.Parse(await Samples.Named("task-decided-next").HtmlAsync(Sample.Chinese));

        Assert.Equal("形式审查", page.QuerySelector("main a[href='/tasks/abc']")!.TextContent);
        Assert.Contains("辣椒连作障碍土壤改良（2026KJ0012）", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href$='desk']"));
    }

    [Theory]
    [InlineData("task-format", "versionCode choice reason code")]
    [InlineData("task-recommendation", "choice reason code")]
    [InlineData("task-finding", "choice reason code")]
    [InlineData("task-freeze", "reason code")]
    [InlineData("task-visit", "heldOn reason code")]
    [InlineData("task-concurrence", "choice reason code")]
    [InlineData("task-award", "documentNumber issuedOn code")]
    [InlineData("task-objection", "choice reason code")]
    [InlineData("task-meeting-empty", "heldOn minutesNumber code")]
    public async Task Form_OfEachKind_AsksForItsFieldsWithNothingFilledIn(string name, string fields)
    {
        var form = await FormAsync(name);

        Assert.Equal(fields.Split(' '), form.QuerySelectorAll("[name]").Select(input => input.GetAttribute("name")).Distinct());
        Assert.Empty(form.QuerySelectorAll("[checked]"));
        Assert.All(form.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>(), area => Assert.Empty(area.Value));
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Null(form.GetAttribute("action"));
    }

    [Fact]
    public async Task Form_OfTheMeeting_AsksOutcomeAndReasonOfEveryRankedProject()
    {
        var form = await FormAsync("task-meeting");

        var names = form.QuerySelectorAll("[name]").Select(input => input.GetAttribute("name")).Distinct();
        Assert.Equal(
            [
                "heldOn",
                "minutesNumber",
                .. Of("a1"),
                .. Of("a2"),
                "tieOrder[a3]",
                "tieReasons[a3]",
                .. Of("a3"),
                "tieOrder[a4]",
                .. Of("a4"),
                .. Of("b1"),
                "code",
            ],
            names
        );

        static string[] Of(string id) => [$"outcomes[{id}]", $"amounts[{id}]", $"deviationReasons[{id}]"];
    }

    // The values are those that the domain reads: see DecisionPolicy.
    [Theory]
    [InlineData("task-format", "choice", "admit correct refuse")]
    [InlineData("task-recommendation", "choice", "recommend return refuse")]
    [InlineData("task-finding", "choice", "dismiss ineligible uphold")]
    [InlineData("task-finding-again", "choice", "dismiss ineligible")]
    [InlineData("task-meeting", "outcomes[a1]", "Propose Reserve NotSelect")]
    [InlineData("task-concurrence", "choice", "agree return")]
    [InlineData("task-objection", "choice", "uphold dismiss suspect-unit suspect-investigator")]
    public async Task Radios_OfEachKind_OfferItsAnswers(string name, string field, string values)
    {
        var form = await FormAsync(name);

        Assert.Equal(values.Split(' '), form.QuerySelectorAll($"input[name='{field}']").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Radios_ForAnOutcome_PostWhatTheDomainReads()
    {
        var meeting = await FormAsync("task-meeting");

        Assert.Equal(
            Enum.GetNames<ProposalOutcome>(),
            meeting.QuerySelectorAll("input[name='outcomes[a2]']").Select(input => input.GetAttribute("value"))
        );
        Assert.Equal(
            ["dismiss", "ineligible", "uphold"],
            (await FormAsync("task-finding")).QuerySelectorAll("input[name=choice]").Select(input => input.GetAttribute("value"))
        );
    }

    [Theory]
    [InlineData("task-format")]
    [InlineData("task-finding")]
    [InlineData("task-freeze")]
    [InlineData("task-objection")]
    public async Task Page_ToBeDecided_StatesBasisAndWhatHappensNext(string name)
    {
        var page = Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));

        Assert.Contains("办理依据", page.QuerySelectorAll("dt").Select(term => term.TextContent));
        Assert.Contains("办理后去向", page.QuerySelectorAll("dt").Select(term => term.TextContent));
    }

    [Fact]
    public async Task Page_OfAFinding_ShowsEntryDeclarationAndEvidence()
    {
        var page = Markup.Parse(await Samples.Named("task-finding").HtmlAsync(Sample.Chinese));
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Contains("查到失信记录", text, StringComparison.Ordinal);
        Assert.Contains("承诺未被列入失信名单", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='documents/e1']"));
        Assert.DoesNotContain("此前的意见", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAFindingAskedAgain_ShowsAnswerAndBothEarlierOpinions()
    {
        var page = Markup.Parse(await Samples.Named("task-finding-again").HtmlAsync(Sample.Chinese));
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Contains("案件已结，法院尚未更新名单", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='documents/a1']"));
        Assert.Contains("尚未解除限制。", text, StringComparison.Ordinal);
        Assert.Contains("已提交结案通知书。", text, StringComparison.Ordinal);
        Assert.Contains("已于2026年2月履行完毕", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfTheRanking_ExplainsTiesInWords()
    {
        var text = Markup.Parse(await Samples.Named("task-freeze").HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;

        Assert.Contains("红名单优先：吉林省科学技术进步奖二等奖", text, StringComparison.Ordinal);
        Assert.Contains("同分并列", text, StringComparison.Ordinal);
        Assert.Contains("每个项目至少需要2份评分表", text, StringComparison.Ordinal);
        Assert.Contains("中药材规范化种植技术示范", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfTheFinanceBureau_ShowsSumsAndNoScores()
    {
        var text = Markup.Parse(await Samples.Named("task-concurrence").HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;

        Assert.Contains("2项，752,500.50元", text, StringComparison.Ordinal);
        Assert.Contains("结余20万元", text, StringComparison.Ordinal);
        Assert.DoesNotContain("91.5", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ComeBackWithErrors_KeepsValuesAndLeadsToTheFields()
    {
        var page = Markup.Parse(await Samples.Named("task-errors").HtmlAsync(Sample.Chinese));

        Assert.StartsWith("有误：", page.Title, StringComparison.Ordinal);
        Assert.Equal(Samples.Markup, ((IHtmlTextAreaElement)page.QuerySelector("textarea[name=reason]")!).Value);
        Assert.Equal("admit", page.QuerySelector("input[name=choice][checked]")!.GetAttribute("value"));
        Assert.Equal("7K2M", page.QuerySelector("input[name=code]")!.GetAttribute("value"));
        Assert.Equal(["#f-versionCode", "#f-code"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("true", page.GetElementById("f-versionCode")!.GetAttribute("aria-invalid"));
        Assert.Contains(
            "f-versionCode-error",
            page.GetElementById("f-versionCode")!.GetAttribute("aria-describedby"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Form_OfASignedInOfficer_BringsTheTokenFirstAndAsksNoCode()
    {
        var form = await FormAsync("task-meeting-errors");

        Assert.Equal("antiForgeryToken", form.QuerySelector("[name]")!.GetAttribute("name"));
        Assert.Null(form.QuerySelector("[name=code]"));
    }

    [Theory]
    [InlineData("task-decided", "办理意见已记录")]
    [InlineData("task-freeze-decided", "办理意见已记录")]
    [InlineData("task-kept", "此任务此前已经办结，本次提交未被采用")]
    public async Task Page_OfADecidedTask_ShowsTheDecisionAndNoForm(string name, string title)
    {
        var page = Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));

        Assert.Empty(page.QuerySelectorAll("form, input, textarea"));
        Assert.Equal(title, page.QuerySelector(".notice-title")!.TextContent);
    }

    [Fact]
    public async Task Page_OfOneOfTwoOpinions_StatesThatAloneItMovesNothing()
    {
        var page = Markup.Parse(await Samples.Named("task-decided").HtmlAsync(Sample.Chinese));

        Assert.Contains("单独一份意见不产生任何后果", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfARecordedResolution_StatesItInWords()
    {
        var text = Markup.Parse(await Samples.Named("task-kept").HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;

        Assert.Contains("2026年5月20日", text, StringComparison.Ordinal);
        Assert.Contains("不予立项；理由：与在研项目内容重复", text, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Dom.IElement> FormAsync(string name) =>
        Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese)).QuerySelector("form")!;
}
