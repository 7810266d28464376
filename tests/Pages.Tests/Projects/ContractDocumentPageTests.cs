namespace CreditFunctions.Pages.Tests.Projects;

public sealed class ContractDocumentPageTests
{
    [Theory]
    [InlineData("project-contract", "六、签订情况", true)]
    [InlineData("project-contract-lump-sum", "六、签订情况", false)]
    [InlineData("project-amendment", "签订情况", false)]
    public async Task Page_BeforeTheBureauSigned_BearsNoSignature(string sample, string heading, bool isSigned)
    {
        var page = Markup.Parse(await Samples.Named(sample).HtmlAsync(Sample.Chinese));

        Assert.Equal(isSigned, page.QuerySelector(".letter-signature") is not null);
        Assert.Equal(heading, page.QuerySelectorAll("h2")[^1].TextContent);
        Assert.Equal(isSigned, !page.QuerySelector("main")!.TextContent.Contains("（签字，日期）", StringComparison.Ordinal));
    }
}
