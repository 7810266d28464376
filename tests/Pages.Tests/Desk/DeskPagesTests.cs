namespace CreditFunctions.Pages.Tests.Desk;

public sealed class DeskPagesTests
{
    [Theory]
    [InlineData("rules", "补正期限（工作日）")]
    [InlineData("rules", "最少5，最多7")]
    [InlineData("desk-application", "补正期限（工作日）：5")]
    [InlineData("desk", "2026KJ0012 盐碱地水稻耐盐品种选育与示范")]
    [InlineData("desk-sheet-notice", "第一批拟立项公示")]
    [InlineData("desk-sheet-notice", "452,500.50")]
    [InlineData("desk-sheet-award", "第一批联合下达项目表")]
    [InlineData("problem-422", "申报单位或者人员名称（第1项）")]
    public async Task Page_InChinese_SaysItInWords(string sample, string text)
    {
        var page = Markup.Parse(await Samples.Named(sample).HtmlAsync(Sample.Chinese));

        Assert.Contains(text, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules", "minimum")]
    [InlineData("desk", "c1")]
    [InlineData("problem-422", "parties[0]")]
    [InlineData("desk-draft-errors", "内容已经齐备")]
    public async Task Page_InChinese_ShowsNo(string sample, string text)
    {
        var page = Markup.Parse(await Samples.Named(sample).HtmlAsync(Sample.Chinese));

        Assert.DoesNotContain(text, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
