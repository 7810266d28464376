using CreditFunctions.Pages.Problems;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Pages.Tests.Problems;

public sealed class ProblemPageTests
{
    [Theory]
    [InlineData(404, "没有找到页面")]
    [InlineData(410, "链接已失效")]
    [InlineData(418, "请求无法办理")]
    [InlineData(503, "系统暂停服务")]
    [InlineData(507, "系统暂时出错")]
    public async Task Page_OfAStatus_StatesWhatHappenedInItsWords(int status, string title)
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);

        var page = Markup.Parse(
            await renderer.RenderAsync(new ProblemModel(status, "some-code"), new PageContext(Sample.Chinese, Sample.Site))
        );

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal("some-code", page.QuerySelector("dd code")!.TextContent);
        Assert.Contains("0436-3200000", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "需要登录", "Please sign in")]
    [InlineData(410, "链接已失效", "This link is no longer valid")]
    [InlineData(429, "操作过于频繁", "Too many attempts")]
    [InlineData(503, "系统暂停服务", "The service is not available right now")]
    public async Task Page_OfAStatus_IsThereInBothLanguages(int status, string chinese, string english)
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);

        foreach (var (culture, title) in new[] { (Sample.Chinese, chinese), (Sample.English, english) })
        {
            var page = Markup.Parse(
                await renderer.RenderAsync(new ProblemModel(status, "some-code"), new PageContext(culture, Sample.Site))
            );
            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        }
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(403, false)]
    public async Task Page_OfADeadLink_LeadsToANewOne(int status, bool leads)
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);

        var page = Markup.Parse(
            await renderer.RenderAsync(new ProblemModel(status, "some-code"), new PageContext(Sample.Chinese, Sample.Site))
        );

        Assert.Equal(leads, page.QuerySelector("main a[href='/access']") is not null);
    }

    [Fact]
    public async Task Page_WithErrors_NamesEachWithItsField()
    {
        var page = Markup.Parse(await Samples.Named("problem-422").HtmlAsync(Sample.Chinese));

        Assert.Contains("申报单位或者人员名称（第1项）", page.QuerySelector("li .hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请填写1至200个字", page.QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Samples.Markup, page.QuerySelectorAll("main li")[1].TextContent, StringComparison.Ordinal);
    }
}
