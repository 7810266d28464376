using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>Public pages before any publication, and pages for missing content.</summary>
[Trait("Category", "Slow")]
public sealed class PagesOfEveryoneTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private const string Forged = "k1.0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_WithAndWithoutScripts_AreWholeInBothLanguages(bool scripts)
    {
        var drill = new Drill(app, untilClosing: TimeSpan.FromHours(1));
        await drill.PublishRoundAsync();
        await using var visitor = await chromium.InviteAsync(app, "zh-CN", scripts);

        Assert.Equal(200, await visitor.OpenAsync("/"));
        await visitor.LookInBothLanguagesAsync("home");
        await visitor.Page.Locator(".site-nav a[href*='rounds']").ClickAsync();
        await visitor.LookInBothLanguagesAsync("rounds");
        await visitor.Page.Locator($".entry-title a[href*='{drill.RoundId}']").ClickAsync();
        Assert.Contains("项目申报书", await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.LookInBothLanguagesAsync("round");
        Assert.Equal(200, await visitor.OpenAsync("mailbox"));
        await visitor.LookInBothLanguagesAsync("mailbox-before");

        visitor.AssertNoComplaints();
    }

    [Theory]
    [InlineData("rounds/no-such-round", 404, "没有这个批次")]
    [InlineData($"tasks/{Forged}", 404, "没有这个任务")]
    [InlineData($"access/{Forged}", 404, "请使用邮件中的链接")]
    [InlineData("applications/00000000000000000000000000", 401, "请使用邮件中的链接打开")]
    [InlineData("public/no-such-page.html", 404, "此地址没有内容")]
    [InlineData("no/such/page", 404, "此地址没有内容")]
    public async Task Problem_ForAPerson_IsAPageThatStatesWhatToDo(string address, int status, string words)
    {
        await using var visitor = await chromium.InviteAsync(app, "zh-CN", scripts: false);

        Assert.Equal(status, await visitor.OpenAsync(address));

        Assert.Contains(words, await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.LookInBothLanguagesAsync($"problem-{status}-{address.Split('/')[0]}");
        visitor.AssertNoComplaints();
    }

    [Fact]
    public async Task Language_ChosenInTheAddress_StaysOnTheWay()
    {
        await using var visitor = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await visitor.OpenAsync("/?lang=en");
        Assert.Equal("en", await visitor.LanguageAsync());
        Assert.Contains(
            "Baicheng Science and Technology Bureau",
            await visitor.Page.Locator(".site-header").InnerTextAsync(),
            StringComparison.Ordinal
        );

        await visitor.Page.Locator(".site-nav a[href*='rounds']").ClickAsync();

        Assert.Equal("en", await visitor.LanguageAsync());
        visitor.AssertNoComplaints();
    }
}
