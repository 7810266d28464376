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

    private static async Task<IHtmlDocument> PageAsync(string name) => Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));
}
