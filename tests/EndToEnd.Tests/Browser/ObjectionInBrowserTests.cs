using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>
/// A citizen objects to a public notice; two officers decide in separate browsers, and the citizen receives a written response.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ObjectionInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private const string Facts = "该项目的主要内容与2024年已结题的项目重复，见该项目的验收公告。";
    private const string Answer = "经核查，内容重复属实。";

    private readonly BatchWalk _walk = new(app, untilClosing: TimeSpan.FromSeconds(45)) { PublicNoticeLength = "00:05:00" };

    [Fact]
    public async Task Objection_FiledOnThePublicPage_IsRuledByTwoAndAnsweredInWriting()
    {
        foreach (var step in _walk.Steps.TakeWhile(step => step.Name != "enter the award document"))
        {
            await step.DoAsync();
        }

        await Waiting.ForAsync("the public notice", () => _walk.Portal.FindPublicFileAsync($"publications/notice-{_walk.RoundId}.html"));
        await using var citizen = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await FileAsync(citizen);

        await using var sun = await chromium.InviteAsync(app, "en-GB", scripts: true);
        await using var feng = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await RuleAsync(sun, "integrity", "The acceptance notice of 2024 shows it.");
        await using var clerk = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await SeeHeldAsync(clerk);
        await RuleAsync(feng, "leader", Answer);
        await Waiting.ForAsync(
            "the objection to be upheld",
            async () => (await _walk.GetApplicationAsync())["state"]!.GetValue<string>() == "NotSelected" ? _walk : null
        );

        var answer = await Waiting.ForAsync(
            "the written answer",
            async () =>
                (await _walk.Portal.ReadMailboxAsync($"citizen@{_walk.Domain}")).SingleOrDefault(mail =>
                    mail.Subject.Contains("异议答复", StringComparison.Ordinal)
                )
        );
        Assert.Contains("异议答复", answer.Subject, StringComparison.Ordinal);
        Assert.Contains("异议，经核查成立", answer.Text, StringComparison.Ordinal);
        Assert.Contains("The acceptance notice of 2024 shows it.", answer.Text, StringComparison.Ordinal);
        Assert.All([citizen, sun, feng, clerk], visitor => visitor.AssertNoComplaints());
    }

    private async Task FileAsync(Visitor citizen)
    {
        Assert.Equal(200, await citizen.OpenAsync($"public/publications/notice-{_walk.RoundId}.html"));
        await citizen.Page.Locator("main a[href*='objections/']").ClickAsync();
        await citizen.LookInBothLanguagesAsync("objection");
        await citizen.FillAsync("facts", Facts);
        Assert.Equal(422, await citizen.SendAsync());
        await citizen.SeeErrorAsync("contact", "答复的邮箱");
        Assert.Equal(Facts, await citizen.EntryAsync("facts"));
        await citizen.LookAsync("objection-incomplete.zh-CN");

        await citizen.Page.Locator("[name='projectNumber']").CheckAsync();
        await citizen.FillAsync("name", "吴群众");
        await citizen.FillAsync("contact", $"citizen@{_walk.Domain}");
        Assert.Equal(202, await citizen.SendAsync());
        Assert.Contains("已收到您的异议", await citizen.TextAsync(), StringComparison.Ordinal);
        await citizen.LookAsync("objection-received.zh-CN");
        Assert.Contains("请确认您的邮箱", await citizen.TextAsync(), StringComparison.Ordinal);

        var mail = await Waiting.ForAsync(
            "the mail that confirms the objection",
            async () => await _walk.Portal.ReadMailboxAsync($"citizen@{_walk.Domain}") is [var first, ..] ? first : null
        );
        Assert.DoesNotContain(Facts, mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            200,
            await citizen.OpenAsync($"objection-confirmations/{mail.Text.Split("/objection-confirmations/")[1].Split('\n', '\r', ' ')[0]}")
        );
        await citizen.LookInBothLanguagesAsync("objection-confirmation");
        Assert.Equal(200, await citizen.SendAsync());
        Assert.Contains("由两名工作人员分别核实", await citizen.TextAsync(), StringComparison.Ordinal);
    }

    private async Task RuleAsync(Visitor officer, string mailbox, string reason)
    {
        var mail = await Waiting.ForAsync(
            $"the objection's mail to {mailbox}",
            async () =>
                (await _walk.Portal.ReadMailboxAsync($"{mailbox}@{_walk.Domain}")).FirstOrDefault(mail =>
                    mail.Subject.Contains("异议处理", StringComparison.Ordinal)
                )
        );
        Assert.DoesNotContain("吴群众", mail.Text, StringComparison.Ordinal);
        var (token, code) = BatchWalk.ReadLink(mail);
        Assert.Equal(200, await officer.OpenAsync($"tasks/{token}"));
        Assert.DoesNotContain(Facts, await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookInBothLanguagesAsync("task-code");
        await officer.EnterAsync($"tasks/{token}", code);
        Assert.Contains(Facts, await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookInBothLanguagesAsync("objection-ruling");
        await officer.ChooseAsync("choice", "uphold");
        await officer.FillAsync("reason", reason);
        await officer.SendAndSeeRecordedAsync(code, reason);
    }

    /// <summary>One opinion has no effect; the unit learns of the hold, but not of the objector.</summary>
    private async Task SeeHeldAsync(Visitor clerk)
    {
        Assert.Equal(200, await clerk.OpenAsync($"access/{_walk.AccessToken}"));
        var text = await clerk.TextAsync();
        Assert.Contains("暂缓", text, StringComparison.Ordinal);
        Assert.Contains("公示中", text, StringComparison.Ordinal);
        Assert.DoesNotContain("吴群众", text, StringComparison.Ordinal);
        await clerk.LookInBothLanguagesAsync("application-held");
    }
}
