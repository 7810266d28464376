using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>An applicant uses only a browser: from the guide to the receipt, recall and withdrawal.</summary>
[Trait("Category", "Slow")]
public sealed class ApplicantInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en-GB", true)]
    public async Task Application_FilledInByForms_IsSubmittedRecalledAndWithdrawn(string locale, bool scripts)
    {
        var drill = new Drill(app, untilClosing: TimeSpan.FromHours(1));
        await drill.PublishRoundAsync();
        await using var clerk = await chromium.InviteAsync(app, locale, scripts);

        Assert.Equal(200, await clerk.OpenAsync($"rounds/{drill.RoundId}"));
        await clerk.LookInBothLanguagesAsync("round-open");
        await clerk.Page.Locator($"a[href*='rounds/{drill.RoundId}/application']").ClickAsync();
        await FillInAsync(clerk);
        var application = clerk.Page.Url.Split("/applications/")[1].Split('?')[0];
        await using (var party = await chromium.InviteAsync(app, locale, scripts))
        {
            // The clerk's mailbox signs for the unit; the investigator has another one.
            await InviteAsync(clerk, "u1", email: null);
            await SignAsync(party, await drill.ReadSigningLinkAsync(application, "u1", "clerk@unit.example"), "u1", "赵法人");
            await InviteAsync(clerk, "p1", drill.AddressOf("zhang"));
            await SignAsync(party, await drill.ReadSigningLinkAsync(application, "p1", drill.AddressOf("zhang")), "p1", "张示例");
            party.AssertNoComplaints();
        }

        await clerk.OpenAsync($"applications/{application}");
        await UploadAsync(clerk);
        await CheckAsync(clerk);
        await ConfirmAsync(clerk, "submission");
        await ReadReceiptAsync(clerk);
        await ConfirmAsync(clerk, "recall");
        await WithdrawAsync(clerk);

        clerk.AssertNoComplaints();
    }

    [Fact]
    public async Task LostLink_AskedForOnThePage_IsAnsweredAlike()
    {
        await using var clerk = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        Assert.Equal(200, await clerk.OpenAsync("access"));
        await clerk.LookInBothLanguagesAsync("lost-link");
        await clerk.FillAsync("unifiedSocialCreditCode", "91220800MA0EX4MP5M");
        await clerk.FillAsync("contactEmail", "nobody@nowhere.example");

        Assert.Equal(202, await clerk.SendAsync());

        await clerk.LookAsync("lost-link-asked.zh-CN");
        clerk.AssertNoComplaints();
    }

    private static async Task FillInAsync(Visitor clerk)
    {
        await clerk.LookInBothLanguagesAsync("application-new");
        await clerk.FillAsync("title", "盐碱地水稻耐盐品种选育与示范");
        await clerk.FillAsync("parties[0].name", "白城市示例农业科技有限公司");
        Assert.Equal(200, await PressAsync(clerk, "add-partner"));
        Assert.Equal("白城市示例农业科技有限公司", await clerk.EntryAsync("parties[0].name"));
        await clerk.FillAsync("parties[1].name", "不再参加的单位");
        Assert.Equal(200, await PressAsync(clerk, "add-member"));
        Assert.Equal("不再参加的单位", await clerk.EntryAsync("parties[1].name"));
        await clerk.LookAsync("application-new-rows");
        Assert.Equal(200, await PressAsync(clerk, "remove-1"));
        Assert.Equal(200, await PressAsync(clerk, "remove-2"));

        Assert.Equal(422, await clerk.PressAsync(clerk.Page.Locator(".actions button")));
        Assert.True(await clerk.Page.Locator(".error-summary a").CountAsync() >= 5);
        await clerk.LookAsync("application-new-faults");

        await clerk.ChooseAsync("categoryId", "agriculture");
        await clerk.FillAsync("amountYuan", "200000");
        await clerk.FillAsync("parties[0].unifiedSocialCreditCode", "91220800MA0EX4MP5M");
        await clerk.FillAsync("parties[1].name", "张示例");
        await clerk.FillAsync("parties[1].citizenId", "22080218800307019X");
        await clerk.FillAsync("contactEmail", "clerk@unit.example");
        Assert.Equal(200, await clerk.PressAsync(clerk.Page.Locator(".actions button")));
        Assert.Contains("/applications/", clerk.Page.Url, StringComparison.Ordinal);
        await clerk.LookInBothLanguagesAsync("application-begun");
    }

    private static async Task InviteAsync(Visitor clerk, string partyId, string? email)
    {
        await clerk.Page.Locator($"a[href*='/commitments/{partyId}']").ClickAsync();
        await clerk.LookInBothLanguagesAsync($"commitment-{partyId}");
        if (email is not null)
        {
            await clerk.FillAsync("email", email);
        }

        Assert.Equal(200, await clerk.PressAsync(clerk.Page.Locator("form[action*='/invitation'] button")));
        await clerk.LookInBothLanguagesAsync($"commitment-{partyId}-invited");
        await clerk.Page.Locator(".more a").ClickAsync();
    }

    private static async Task SignAsync(Visitor party, string link, string partyId, string signer)
    {
        Assert.Equal(200, await party.OpenAsync(link));
        await party.LookInBothLanguagesAsync($"signing-{partyId}");
        Assert.Equal(422, await party.SendAsync());
        await party.LookInBothLanguagesAsync($"signing-{partyId}-incomplete");
        await party.FillAsync("signerName", signer);
        await party.ChooseAsync("declaresNoDishonesty", "true");
        await party.ChooseAsync("consentsToElectronicService", "true");
        if (partyId == "p1")
        {
            await party.ChooseAsync("consentsToIdentityNumber", "true");
        }

        Assert.Equal(200, await party.SendAsync());
        await party.LookInBothLanguagesAsync($"signing-{partyId}-signed");
    }

    private static async Task UploadAsync(Visitor clerk)
    {
        await clerk.Page.Locator("a[href*='/documents/proposal']").ClickAsync();
        Assert.Equal(422, await clerk.SendAsync());
        await clerk.LookAsync("document-without-file");
        await clerk.AttachAsync("file", Drill.Example("application.pdf"));
        Assert.Equal(200, await clerk.SendAsync());
        Assert.Contains("application.pdf", await clerk.TextAsync(), StringComparison.Ordinal);
        await clerk.LookInBothLanguagesAsync("application-complete");
    }

    private static async Task CheckAsync(Visitor clerk)
    {
        await clerk.Page.Locator("a[href*='/check']").ClickAsync();
        await clerk.LookInBothLanguagesAsync("check");
        await clerk.Page.Locator(".more a").ClickAsync();
        await clerk.Page.Locator("a[href*='/print']").ClickAsync();
        await clerk.LookInBothLanguagesAsync("print");
        await clerk.Page.Locator(".notice a").ClickAsync();
    }

    private static async Task ConfirmAsync(Visitor clerk, string step)
    {
        await clerk.Page.Locator($"a[href*='/{step}']").ClickAsync();
        await clerk.LookInBothLanguagesAsync($"step-{step}");
        Assert.Equal(422, await clerk.SendAsync());
        await clerk.ChooseAsync("choice", "yes");
        Assert.Equal(200, await clerk.SendAsync());
        await clerk.LookInBothLanguagesAsync($"application-after-{step}");
    }

    private static async Task ReadReceiptAsync(Visitor clerk)
    {
        await clerk.Page.Locator("a[href*='/receipt']").ClickAsync();
        Assert.Contains("盐碱地水稻耐盐品种选育与示范", await clerk.TextAsync(), StringComparison.Ordinal);
        await clerk.LookInBothLanguagesAsync("receipt");
        await clerk.Page.Locator("main > p.screen-only a").ClickAsync();
    }

    private static async Task WithdrawAsync(Visitor clerk)
    {
        await clerk.Page.Locator("a[href*='/withdrawal']").ClickAsync();
        await clerk.LookInBothLanguagesAsync("step-withdrawal");
        await clerk.ChooseAsync("choice", "yes");
        Assert.Equal(422, await clerk.SendAsync());
        Assert.True(await clerk.IsChosenAsync("choice", "yes"));
        await clerk.FillAsync("reason", "不再申报");
        Assert.Equal(200, await clerk.SendAsync());
        Assert.Contains("不再申报", await clerk.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await clerk.Page.Locator("a[href*='/withdrawal'], a[href*='/submission']").CountAsync());
    }

    private static Task<int> PressAsync(Visitor clerk, string action) =>
        clerk.PressAsync(clerk.Page.Locator($"button[name='action'][value='{action}']"));
}
