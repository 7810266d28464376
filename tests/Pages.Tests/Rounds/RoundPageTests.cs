namespace CreditFunctions.Pages.Tests.Rounds;

public sealed class RoundPageTests
{
    [Theory]
    [InlineData("round", true, true)]
    [InlineData("round-edges", false, false)]
    public async Task Page_OfARound_ShowsTheTermsThatItsGuideNames(string sample, bool namesUnits, bool hasDays)
    {
        var page = Markup.Parse(await Samples.Named(sample).HtmlAsync(Sample.Chinese));

        var terms = page.QuerySelectorAll(".summary-list dt").Select(term => term.TextContent).ToArray();
        Assert.Equal(namesUnits, terms.Contains("申报单位"));
        Assert.Equal(hasDays, terms.Contains("公示期"));
        Assert.All(page.QuerySelectorAll(".summary-list dd"), value => Assert.NotEqual("", value.TextContent.Trim()));
    }

    [Fact]
    public async Task Page_OfARound_ReportsLimitsTypesAndWhoRecommends()
    {
        var text = Markup.Parse(await Samples.Named("round").HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;

        Assert.Contains("30万元", text, StringComparison.Ordinal);
        Assert.Contains("接受PDF、DOCX，不超过20", text, StringComparison.Ordinal);
        Assert.Contains("镇赉县科学技术局、通榆县科学技术局", text, StringComparison.Ordinal);
        Assert.Contains("签字盖章扫描件", text, StringComparison.Ordinal);
    }
}
