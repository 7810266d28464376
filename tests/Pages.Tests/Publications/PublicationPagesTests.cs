using System.Globalization;

namespace CreditFunctions.Pages.Tests.Publications;

public sealed class PublicationPagesTests
{
    [Fact]
    public async Task NoticePage_InChinese_ReportsWhatThePublicIsOwed()
    {
        var page = Markup.Parse(await Samples.Named("notice").HtmlAsync(Sample.Chinese));
        var text = page.QuerySelector("main")!.TextContent;

        Assert.All(
            [
                "第一批",
                "2026-A-001",
                "盐碱地水稻耐盐品种选育与示范",
                "白城市禾新农业科技有限公司",
                "张守仁",
                "现代农业",
                "资助金额（元）",
                "300,000",
                "2026年6月4日",
                "2026年6月11日",
                "7个工作日",
                "科技发展规划科",
                "0436-3200000",
                "如何提出异议",
            ],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal)
        );
        Assert.Equal("notice-2026-science.json", page.QuerySelector("main a[type='application/json']")!.GetAttribute("href"));
        Assert.Equal("notice-2026-science.json", page.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("zh-CN", "自2026年6月4日起至2026年6月11日止，共7个工作日")]
    [InlineData("en", "from 4 June 2026 to 11 June 2026, 7 working days")]
    public async Task NoticePage_Term_ReadsAsASentence(string culture, string term)
    {
        var page = Markup.Parse(await Samples.Named("notice").HtmlAsync(CultureInfo.GetCultureInfo(culture)));

        Assert.Equal(term, page.QuerySelector(".term span")!.TextContent.Trim());
    }

    [Fact]
    public async Task NoticePage_OfADrill_StatesTheHours()
    {
        var page = Markup.Parse(await Samples.Named("notice-drill").HtmlAsync(Sample.English));

        Assert.Contains("2 March 2026, 11:00", page.QuerySelector(".term")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='objections/1']"));
    }

    [Fact]
    public async Task NoticePage_WhereOneProjectShowsNoInvestigator_KeepsTheColumn()
    {
        var page = Markup.Parse(await Samples.Named("notice-edges").HtmlAsync(Sample.Chinese));

        Assert.Equal(["—", "李慎行"], page.QuerySelectorAll("td[data-label='项目负责人']").Select(cell => cell.TextContent));
    }

    /// <summary>Objections on paper are not offered without an address.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NoticePage_ObjectionOnPaper_IsNamedWithItsAddressOnly(bool hasAddress)
    {
        using var renderer = new PageRenderer(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        var notice = Samples.Page(Samples.NoticeOf("批次", [])) with { ObjectionHref = "objections/1" };
        var site = Sample.Site with { Address = hasAddress ? Sample.Site.Address : null };

        var text = Markup
            .Parse(await renderer.RenderAsync(notice, new PageContext(Sample.Chinese, site) { IsStatic = true }))
            .QuerySelector("main")!
            .TextContent;

        Assert.Equal(hasAddress, text.Contains("加盖公章", StringComparison.Ordinal));
        Assert.Equal(!hasAddress, text.Contains("通过“在线提出异议”提交", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AwardPage_OfABatch_IsSignedByBothBureaus()
    {
        var page = Markup.Parse(await Samples.Named("award").HtmlAsync(Sample.Chinese));

        Assert.All(
            [".letter-head", ".letter-signature"],
            part =>
                Assert.All(
                    ["白城市科学技术局", "白城市财政局"],
                    bureau => Assert.Contains(bureau, page.QuerySelector(part)!.TextContent, StringComparison.Ordinal)
                )
        );
        Assert.Contains("（第一批）", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoticePage_WithoutProjects_ReportsIt()
    {
        var page = Markup.Parse(await Samples.Named("notice-empty").HtmlAsync(Sample.Chinese));

        Assert.Empty(page.QuerySelectorAll("table"));
        Assert.Equal("没有项目。", page.QuerySelector(".empty")!.TextContent);
    }

    [Fact]
    public async Task AwardPage_OfABatch_HasItsNumberAndTheExactTotal()
    {
        var page = Markup.Parse(await Samples.Named("award").HtmlAsync(Sample.Chinese));

        Assert.Equal("白科发〔2026〕15号", page.QuerySelector(".letter-number")!.TextContent);
        Assert.Contains("合计752,500.50元", page.QuerySelector(".letter-body p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026年6月18日", page.QuerySelector(".letter-signature")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicIndexPage_InTheMiddle_LeadsBothWays()
    {
        var page = Markup.Parse(await Samples.Named("index").HtmlAsync(Sample.English));

        Assert.Equal(["index.html", "index-3.html"], page.QuerySelectorAll(".pager a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Page 2 of 3", page.QuerySelector(".pager")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".entry").Length);
    }

    [Fact]
    public async Task PublicIndexPage_Empty_HasNeitherListNorPager()
    {
        var page = Markup.Parse(await Samples.Named("index-empty").HtmlAsync(Sample.Chinese));

        Assert.Empty(page.QuerySelectorAll(".entry, .pager"));
        Assert.Equal("还没有公示公告。", page.QuerySelector(".empty")!.TextContent);
    }
}
