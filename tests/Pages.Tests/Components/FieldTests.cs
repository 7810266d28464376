using CreditFunctions.Core;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Problems;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Pages.Tests.Components;

public sealed class FieldTests
{
    [Fact]
    public async Task R03_MaxLengthOfATextField_CutsNoTextThatKeepsTheLimit()
    {
        var page = Markup.Parse(await Samples.Named("application-form").HtmlAsync(Sample.Chinese));

        // A browser counts UTF-16 code units; one user-perceived character has up to 16.
        Assert.Equal("32000", page.QuerySelector("textarea[name=abstract]")!.GetAttribute("maxlength"));
    }

    [Fact]
    public async Task Radios_WithASingleChoice_AreABoxThatIsNotTicked()
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);
        var model = new SignInModel([new SignInOfficer("li", "李经办", [])]);

        var page = Markup.Parse(await renderer.RenderAsync(model, new PageContext(Sample.Chinese, Sample.Site)));

        var box = page.QuerySelector("input[value=li]")!;
        Assert.Equal(("checkbox", null), (box.GetAttribute("type"), box.GetAttribute("checked")));
        Assert.Empty(page.QuerySelectorAll("input[type=radio]"));
    }

    [Fact]
    public async Task ErrorSummary_WithOneTextAtTwoFields_NamesEachField()
    {
        var page = Markup.Parse(await Samples.Named("case-propose-errors").HtmlAsync(Sample.Chinese));

        var errors = page.QuerySelectorAll(".error-summary li").Select(error => error.TextContent.Trim().Split('：')[0]);
        Assert.Equal(["事实和理由", "处理措施"], errors);
    }

    /// <summary>What no correction helps against is not called a fault of the form.</summary>
    [Theory]
    [InlineData(ErrorKind.Conflict, null, "目前不能办理", "白城市禾新农业科技有限公司目前不能参加申报")]
    [InlineData(ErrorKind.Invalid, "officerId", "提交的内容有误，请更正", "白城市禾新农业科技有限公司目前不能参加申报")]
    public async Task ErrorSummary_OfARefusal_IsHeadedAsOne(ErrorKind kind, string? field, string heading, string said)
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);
        var error = new Error(kind, "party-cannot-take-part", "…").With("party", "白城市禾新农业科技有限公司");
        var model = new SignInModel([]) { State = new FormState { Errors = [field is null ? error : error.At(field)] } };

        var page = Markup.Parse(await renderer.RenderAsync(model, new PageContext(Sample.Chinese, Sample.Site)));

        var summary = page.QuerySelector(".error-summary")!;
        Assert.Equal(heading, summary.QuerySelector("h2")!.TextContent);
        Assert.Contains(said, summary.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("panel-saved", "盐碱地水稻耐盐品种选育与示范的评分：")]
    [InlineData("task-meeting-errors", "的审定结果：")]
    [InlineData("application-form-errors", "名称：")]
    public async Task ErrorSummary_WithOneError_NamesItsFieldAndItem(string sample, string name)
    {
        var page = Markup.Parse(await Samples.Named(sample).HtmlAsync(Sample.Chinese));

        Assert.Contains(name, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorSummary_WhereSomebodySavedMeanwhile_SaysSo()
    {
        var page = Markup.Parse(await Samples.Named("application-form-stale").HtmlAsync(Sample.Chinese));

        Assert.Equal("内容已被修改，请核对后再保存", page.QuerySelector("#error-summary-title")!.TextContent);
    }

    [Theory]
    [InlineData("title", "名称")]
    [InlineData("parties[1].name", "申报单位或者人员名称（第2项）")]
    [InlineData("scores[abc][team]", "评分")]
    [InlineData("unheardOf", "unheardOf")]
    public void FieldName_OutsideItsForm_NamesFieldAndRow(string field, string name) =>
        Assert.Equal(name, FieldName.Of(Texts.In(Sample.Chinese), field));

    [Theory]
    [InlineData("zh-CN", "重新提交", "摘要")]
    [InlineData("en", "Send again", "Abstract")]
    public async Task R37_ProblemPage_OfAPostedForm_ShowsWhatWasTypedAndSendsItAgain(string culture, string button, string label)
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);
        var model = new ProblemModel(401, "sign-in-is-missing")
        {
            Typed = new TypedModel("/desk/guide-drafts/r1", [new("abstract", "一\n二<b>"), new("act", "save")])
            {
                AntiForgeryToken = "t",
                MaySendAgain = true,
            },
        };

        var context = new PageContext(System.Globalization.CultureInfo.GetCultureInfo(culture), Sample.Site);
        var page = Markup.Parse(await renderer.RenderAsync(model, context));

        Assert.Equal("/desk/guide-drafts/r1", page.QuerySelector("main form")!.GetAttribute("action"));
        Assert.Equal(button, page.QuerySelector("main form button")!.TextContent.Trim());
        Assert.Equal("一\n二<b>", page.QuerySelector("main form input[name=abstract]")!.GetAttribute("value"));
        Assert.Equal(label, page.QuerySelector("main section dt")!.TextContent);
        Assert.Equal("一\n二<b>", page.QuerySelector("main section .as-entered")!.TextContent);
        Assert.Equal("/desk", page.QuerySelector("main a[target=_blank]")!.GetAttribute("href"));
    }
}
