using AngleSharp.Html.Dom;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Pages.Tests.CreditChecks;

public sealed class CheckQueuePageTests
{
    [Fact]
    public async Task CheckQueue_WithNothingTaken_ShowsNoNumberAndOffersTheNext()
    {
        var page = await PageAsync("check-queue");

        Assert.Empty(page.QuerySelectorAll("code"));
        Assert.Equal(
            ["antiForgeryToken", "code", "action"],
            page.QuerySelectorAll("form [name]").Select(input => input.GetAttribute("name"))
        );
        Assert.Equal("take", page.QuerySelector("form button")!.GetAttribute("value"));
        Assert.Contains("待查验41项，其中1项已被领取", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("刘经办正在查询", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckQueue_WithNothingDue_OffersNothing()
    {
        var page = await PageAsync("check-queue-empty");

        Assert.Empty(page.QuerySelectorAll("form"));
        Assert.NotNull(page.QuerySelector(".empty"));
    }

    [Fact]
    public async Task CreditQuery_AtHand_BringsWhatIsCopiedAndEveryKey()
    {
        var page = await PageAsync("check-queue-lookup");
        var radios = page.QuerySelectorAll("input[name=outcome]");

        Assert.Equal(["张守仁", "22080218800307019X"], page.QuerySelectorAll("code.copy").Select(code => code.TextContent));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], radios.Select(radio => radio.GetAttribute("accesskey")));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], page.QuerySelectorAll("label kbd").Select(key => key.TextContent));
        Assert.Equal(Enum.GetNames<CreditOutcome>().Order(), radios.Select(radio => radio.GetAttribute("value")).Order());
        Assert.Empty(page.QuerySelectorAll("[checked]"));
        Assert.Equal(["record", "stop", "release"], page.QuerySelectorAll("form button").Select(button => button.GetAttribute("value")));
        Assert.Equal("multipart/form-data", page.QuerySelector("form")!.GetAttribute("enctype"));
        Assert.Equal("antiForgeryToken", page.QuerySelector("form [name]")!.GetAttribute("name"));
    }

    [Fact]
    public async Task CreditQuery_AtHand_SendsNoReferrerToTheSource()
    {
        var page = await PageAsync("check-queue-lookup");

        Assert.Equal("noreferrer noopener", page.QuerySelector("a[target=_blank]")!.GetAttribute("rel"));
        Assert.Equal("same-origin", page.QuerySelector("meta[name=referrer]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task CreditQuery_ComeBackWithErrors_KeepsWhatWasEntered()
    {
        var page = await PageAsync("check-queue-errors");

        Assert.Equal(Samples.Markup, ((IHtmlTextAreaElement)page.QuerySelector("textarea[name=reason]")!).Value);
        Assert.Equal("Hit", page.QuerySelector("input[name=outcome][checked]")!.GetAttribute("value"));
        Assert.Equal(["#f-evidence", "#f-code"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
    }

    private static async Task<IHtmlDocument> PageAsync(string name) => Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));
}
