using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>A clerk requests a lost link and sees all own applications with it.</summary>
[Trait("Category", "Slow")]
public sealed class UnitInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private const string Unit = "白城市示例能源有限公司";
    private const string Submitted = "氢储能小型示范装置";
    private const string Begun = "低温锂电池热管理";
    private const string Colleagues = "秸秆燃料颗粒成型机";

    [Theory]
    [InlineData("zh-CN", false, "3项", "收到提交")]
    [InlineData("en-GB", true, "3", "Submission received")]
    public async Task LostLink_FromTheMail_ShowsAllThatTheClerkLooksAfter(string locale, bool scripts, string missing, string received)
    {
        var drill = new Drill(app, untilClosing: TimeSpan.FromHours(1));
        await drill.PublishRoundAsync();
        var unitCode = Drill.NextUnitCode();
        await drill.SubmitCorrectionAsync(await drill.PrepareAsync(Submitted, Unit, "周示例", unitCode));
        await drill.BeginAsync(Begun, Unit, "吴示例", unitCode);
        await drill.BeginAsync(Colleagues, Unit, "郑示例", unitCode, clerk: "colleague");

        await using var clerk = await chromium.InviteAsync(app, locale, scripts);
        await clerk.OpenAsync("access");
        await clerk.FillAsync("unifiedSocialCreditCode", unitCode);
        await clerk.FillAsync("contactEmail", drill.AddressOf("clerk"));
        Assert.Equal(202, await clerk.SendAsync());
        Assert.Equal(200, await clerk.OpenAsync(await drill.ReadLinkAsync("clerk", "单位工作页链接")));

        await clerk.LookInBothLanguagesAsync("unit-waiting");
        await AcceptAsync(clerk, Submitted);
        await AcceptAsync(clerk, Begun);

        Assert.Contains(unitCode, await clerk.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await clerk.Page.Locator("main tbody tr").CountAsync());
        Assert.Contains(missing, await CellsAsync(clerk, Begun));
        Assert.DoesNotContain(missing, await CellsAsync(clerk, Submitted));
        await clerk.LookInBothLanguagesAsync("unit");
        await OpenWhatIsMissingAsync(clerk);
        await PrintReceiptsAsync(clerk, received);
        clerk.AssertNoComplaints();
    }

    // Both were created by a program, which has read no mail.
    private static async Task AcceptAsync(Visitor clerk, string title)
    {
        await RowOf(clerk, title).Locator("a").ClickAsync();
        await clerk.LookInBothLanguagesAsync("unit-accept");
        await clerk.ChooseAsync("choice", "yes");
        Assert.Equal(200, await clerk.SendAsync());
    }

    private static Microsoft.Playwright.ILocator RowOf(Visitor clerk, string title) =>
        clerk.Page.Locator("main tbody tr", new() { HasText = title });

    private static async Task<IEnumerable<string>> CellsAsync(Visitor clerk, string title) =>
        (await RowOf(clerk, title).Locator("td").AllInnerTextsAsync()).Select(text => text.Trim());

    private static async Task OpenWhatIsMissingAsync(Visitor clerk)
    {
        var unit = clerk.Page.Url;
        await RowOf(clerk, Begun).Locator("a").ClickAsync();
        Assert.Equal(Begun, await clerk.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(3, await clerk.Page.Locator("a[href*='/commitments/'], a[href*='/documents/']").CountAsync());
        await clerk.OpenAsync(unit);
    }

    private static async Task PrintReceiptsAsync(Visitor clerk, string received)
    {
        await clerk.Page.Locator("a[href*='/receipts']").ClickAsync();
        var text = await clerk.TextAsync();
        Assert.Equal(1, await clerk.Page.Locator(".sheet").CountAsync());
        Assert.All([Submitted, received], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain(Begun, text, StringComparison.Ordinal);
        await clerk.LookInBothLanguagesAsync("unit-receipts");
        await clerk.Page.Locator("main > p.screen-only a").ClickAsync();
        Assert.Equal(2, await clerk.Page.Locator("main tbody tr").CountAsync());
    }
}
