using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>A commitment signed on the sealed print, confirmed by an officer for each party.</summary>
[Trait("Category", "Slow")]
public sealed class PaperInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private readonly Drill _drill = new(app, untilClosing: TimeSpan.FromSeconds(45));

    [Theory]
    [InlineData("zh-CN", false)]
    public async Task FormatCheck_SomebodyOnPaper_IsConfirmedByNameBeforeAdmission(string locale, bool scripts)
    {
        await _drill.PublishRoundAsync();
        var application = await _drill.PrepareOnPaperAsync("黑土地保护性耕作技术", "白城市示例农业服务有限公司", "周示例");
        await _drill.SubmitCorrectionAsync(application);

        // Another one, which stays a draft.
        var draft = await _drill.PrepareOnPaperAsync("黑土地保护性耕作技术示范", "白城市示例农业合作社", "吴示例");
        await using var clerk = await chromium.InviteAsync(app, locale, scripts);
        await clerk.OpenAsync(draft.AccessPath);
        await clerk.LookInBothLanguagesAsync("application-on-paper");
        await clerk.Page.Locator("a[href*='/commitments/p1']").ClickAsync();
        await clerk.LookInBothLanguagesAsync("commitment-on-paper");
        await clerk.OpenAsync($"applications/{draft.Id}/print");
        await clerk.LookInBothLanguagesAsync("print-on-paper");

        await using var officer = await chromium.InviteAsync(app, locale, scripts);
        var (path, code) = await _drill.ReadTaskMailAsync("officer", "形式审查", "黑土地保护性耕作技术");
        await officer.EnterAsync(path, code);
        await officer.LookInBothLanguagesAsync("task-format-on-paper");
        Assert.Contains(
            "周示例",
            await officer.Page.Locator(".checkboxes:has([name^='confirmedPartyIds'])").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await AdmitAsync(officer, await _drill.VersionCodeAsync(application), code, status: 422);
        Assert.Contains("周示例", await officer.Page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await officer.LookInBothLanguagesAsync("task-format-unconfirmed");
        await officer.Page.Locator("input[name='confirmedPartyIds[p1]']").CheckAsync();
        await AdmitAsync(officer, await _drill.VersionCodeAsync(application), code, status: 200);
        await officer.LookInBothLanguagesAsync("task-format-confirmed");
        Assert.Contains("周示例", await officer.TextAsync(), StringComparison.Ordinal);

        clerk.AssertNoComplaints();
        officer.AssertNoComplaints();
    }

    private static async Task AdmitAsync(Visitor officer, string versionCode, string code, int status)
    {
        await officer.ChooseAsync("choice", "admit");
        await officer.FillAsync("reason", "材料齐全，签字页已核对。");
        await officer.FillAsync("versionCode", versionCode);
        await officer.FillAsync("code", code);
        Assert.Equal(status, await officer.SendAsync());
    }
}
