using AngleSharp.Html.Dom;

namespace CreditFunctions.Pages.Tests.Reviews;

public sealed class PanelPageTests
{
    [Fact]
    public async Task Declaration_BeforeItIsMade_OpensNoDocument()
    {
        var page = await PageAsync("panel-declare");

        Assert.Empty(page.QuerySelectorAll("a[href*=documents]"));
        Assert.Equal(
            ["recusals[a1]", "recusals[a2]", "recusals[a3]", "declares", "code"],
            page.QuerySelectorAll("form [name]").Select(input => input.GetAttribute("name"))
        );
        Assert.Empty(page.QuerySelectorAll("[checked]"));
        Assert.Single(page.QuerySelectorAll("fieldset .notice"));
    }

    [Fact]
    public async Task Scores_OfASession_AskForEveryCriterionOfWhatIsNotRecused()
    {
        var page = await PageAsync("panel-scores");

        Assert.Equal(
            [
                "scores[a1][innovation]",
                "scores[a1][team]",
                "comments[a1]",
                "recusals[a1]",
                "scores[a3][innovation]",
                "scores[a3][team]",
                "comments[a3]",
                "recusals[a3]",
                "code",
                "action",
                "action",
            ],
            page.QuerySelectorAll("form [name]").Select(input => input.GetAttribute("name"))
        );
        Assert.Equal(["save", "sign"], page.QuerySelectorAll("form button").Select(button => button.GetAttribute("value")));
        Assert.Equal(2, page.QuerySelectorAll("fieldset a[href^=documents]").Length);
    }

    [Fact]
    public async Task Code_WhereSavingNeedsNone_StandsBeforeTheSignature()
    {
        var page = await PageAsync("panel-saved");

        Assert.Equal(
            ["action", "code", "action"],
            page.QuerySelectorAll("form [name=action], form [name=code]").Select(input => input.GetAttribute("name"))
        );
    }

    [Fact]
    public async Task Scores_OfARoundWithoutCriteria_AskForOne()
    {
        var page = await PageAsync("panel-whole");

        Assert.Equal(["scores[a1][]", "scores[a3][]"], page.QuerySelectorAll("[name^=scores]").Select(input => input.GetAttribute("name")));
    }

    [Fact]
    public async Task Scores_ThatWereSaved_AreShownAsTyped()
    {
        var page = await PageAsync("panel-saved");

        Assert.Equal("八十", page.QuerySelector("[name='scores[a1][team]']")!.GetAttribute("value"));
        Assert.Equal(Samples.Markup, ((IHtmlTextAreaElement)page.QuerySelector("[name='comments[a1]']")!).Value);
        Assert.Equal(["recusals[a3]"], page.QuerySelectorAll("details[open] [name]").Select(input => input.GetAttribute("name")));
        Assert.Contains("2026年5月6日 15:00", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("antiForgeryToken", page.QuerySelector("form [name]")!.GetAttribute("name"));
    }

    [Fact]
    public async Task Session_Signed_ShowsItsSheetsAndNoForm()
    {
        var page = await PageAsync("panel-signed");
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Empty(page.QuerySelectorAll("form, input, textarea"));
        Assert.Contains("87.4", text, StringComparison.Ordinal);
        Assert.Contains("示范面积偏小。", text, StringComparison.Ordinal);
        Assert.Contains("本人所在单位", text, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> PageAsync(string name) => Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));
}
