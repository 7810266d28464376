using AngleSharp.Html.Dom;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Pages.Tests.Reviews;

public sealed class TaskPageTests
{
    [Theory]
    [InlineData("task-format", "choice reason code")]
    [InlineData("task-credit", "outcome evidence reason code")]
    [InlineData("task-expert", "scores[innovation] scores[team] reason code")]
    [InlineData("task-score", "score reason code")]
    [InlineData("task-meeting", "heldOn minutesNumber outcomes[a1] deviationReasons[a1] outcomes[a2] deviationReasons[a2] code")]
    [InlineData("task-concurrence", "choice reason code")]
    [InlineData("task-award", "documentNumber issuedOn code")]
    public async Task Form_OfEachKind_AsksForItsFieldsWithNothingFilledIn(string name, string fields)
    {
        var form = await FormAsync(name);

        Assert.Equal(fields.Split(' '), form.QuerySelectorAll("[name]").Select(input => input.GetAttribute("name")).Distinct());
        Assert.Empty(form.QuerySelectorAll("[checked]"));
        Assert.All(form.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>(), area => Assert.Empty(area.Value));
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        Assert.Null(form.GetAttribute("action"));
    }

    [Theory]
    [InlineData("task-format", "choice", "admit correct refuse")]
    [InlineData("task-credit", "outcome", "Clear Hit Inconclusive SourceDown")]
    [InlineData("task-meeting", "outcomes[a1]", "Propose Reserve NotSelect")]
    [InlineData("task-concurrence", "choice", "agree return")]
    public async Task Radios_OfEachKind_OfferItsAnswers(string name, string field, string values)
    {
        var form = await FormAsync(name);

        Assert.Equal(values.Split(' '), form.QuerySelectorAll($"input[name='{field}']").Select(input => input.GetAttribute("value")));
    }

    [Theory]
    [InlineData("task-format", "申报项目", true)]
    [InlineData("task-award-one", "本批项目", false)]
    public async Task Page_OfOneApplication_ListsDocumentsOnlyWhereTheyAreToBeRead(string name, string heading, bool listsDocuments)
    {
        var page = Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));

        Assert.Equal(heading, page.QuerySelector("main section h2")!.TextContent);
        Assert.Equal(listsDocuments, page.QuerySelectorAll("dt").Any(term => term.TextContent == "材料"));
    }

    [Fact]
    public async Task Radios_ForAnOutcome_PostWhatTheDomainReads()
    {
        var look = await FormAsync("task-credit");
        var meeting = await FormAsync("task-meeting");

        Assert.Equal(Enum.GetNames<CreditOutcome>(), look.QuerySelectorAll("input[name=outcome]").Select(input => input.GetAttribute("value")));
        Assert.Equal(Enum.GetNames<ProposalOutcome>(), meeting.QuerySelectorAll("input[name='outcomes[a2]']").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Form_ComeBackWithErrors_KeepsValuesAndLeadsToTheFields()
    {
        var page = Markup.Parse(await Samples.Named("task-errors").HtmlAsync(Sample.Chinese));

        Assert.StartsWith("有误：", page.Title, StringComparison.Ordinal);
        Assert.Equal(Samples.Markup, ((IHtmlTextAreaElement)page.QuerySelector("textarea[name=reason]")!).Value);
        Assert.Equal("Hit", page.QuerySelector("input[name=outcome][checked]")!.GetAttribute("value"));
        Assert.Equal("7K2M", page.QuerySelector("input[name=code]")!.GetAttribute("value"));
        Assert.Equal(["#f-evidence", "#f-code"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("true", page.GetElementById("f-evidence")!.GetAttribute("aria-invalid"));
        Assert.Contains("f-evidence-error", page.GetElementById("f-evidence")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
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
    [InlineData("task-kept", "此任务此前已经办结，本次提交未被采用")]
    public async Task Page_OfADecidedTask_ShowsTheDecisionAndNoForm(string name, string title)
    {
        var page = Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));

        Assert.Empty(page.QuerySelectorAll("form, input, textarea"));
        Assert.Equal(title, page.QuerySelector(".notice-title")!.TextContent);
    }

    [Fact]
    public async Task Page_OfARecordedResolution_SaysItInWords()
    {
        var text = Markup.Parse(await Samples.Named("task-kept").HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;

        Assert.Contains("2026年5月20日", text, StringComparison.Ordinal);
        Assert.Contains("不予立项；理由：与在研项目内容重复", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfACreditCheck_SendsNoReferrerToTheSource()
    {
        var page = Markup.Parse(await Samples.Named("task-credit").HtmlAsync(Sample.Chinese));

        Assert.Equal("noreferrer noopener", page.QuerySelector("a[target=_blank]")!.GetAttribute("rel"));
        Assert.Equal("same-origin", page.QuerySelector("meta[name=referrer]")!.GetAttribute("content"));
    }

    private static async Task<AngleSharp.Dom.IElement> FormAsync(string name) =>
        Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese)).QuerySelector("form")!;
}
