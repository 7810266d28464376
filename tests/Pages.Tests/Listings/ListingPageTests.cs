using AngleSharp.Html.Dom;

namespace CreditFunctions.Pages.Tests.Listings;

public sealed class ListingPageTests
{
    [Fact]
    public async Task Listing_ToBeConfirmed_NamesWhoEnteredIt()
    {
        var page = await PageAsync("listing-confirm");

        Assert.Contains("李经办", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("li-jingban", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listing_ToBeConfirmed_ShowsAllThatWasEntered()
    {
        var text = (await PageAsync("listing-confirm-serious")).QuerySelector("main")!.TextContent;

        Assert.Contains("91220800MA0EX4MP5M", text, StringComparison.Ordinal);
        Assert.Contains("列入依据", text, StringComparison.Ordinal);
        Assert.Contains("限制申报", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_EndedOnItsFirstDay_ShowsNoDayBeforeItsBeginning()
    {
        var row = (await PageAsync("listings")).QuerySelectorAll("tbody tr").Single(each => each.TextContent.Contains("当日修复"));

        Assert.Contains("生效当日终止", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("2026年3月9日", row.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> PageAsync(string name) => Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));
}
