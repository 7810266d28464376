namespace CreditFunctions.Pages.Tests.Rounds;

public sealed class RoundPageTests
{
    [Theory]
    [InlineData("round", 2, true)]
    [InlineData("round-edges", 0, false)]
    public async Task Page_OfARound_ShowsTheTermsThatItsGuideNames(string sample, int namedTerms, bool hasDays)
    {
        var page = Markup.Parse(await Samples.Named(sample).HtmlAsync(Sample.Chinese));

        var terms = page.QuerySelectorAll(".summary-list dt").Select(term => term.TextContent).ToArray();
        Assert.Equal(namedTerms, terms.Intersect(["项目类别", "申报单位"]).Count());
        Assert.Equal(hasDays, terms.Contains("公示期"));
        Assert.All(page.QuerySelectorAll(".summary-list dd"), value => Assert.NotEqual("", value.TextContent.Trim()));
    }
}
