using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>An undeclared entry, decided by two officers in separate browsers.</summary>
[Trait("Category", "Slow")]
public sealed class FindingInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private const string Step = "失信线索核查";

    private readonly Drill _drill = new(app, untilClosing: TimeSpan.FromSeconds(45));

    [Fact]
    public async Task Concealment_OnWhichTwoOfficersDiffer_IsAskedAgainUntilTheyAgree()
    {
        await _drill.PublishRoundAsync();
        var application = await _drill.PrepareAsync("纺织机械在线监测系统", "白城市示例机械有限公司", "孙示例");
        await _drill.SubmitCorrectionAsync(application);
        await _drill.AdmitAsync(application);
        await _drill.LookUpAsync(
            await _drill.ReadTaskMailAsync("officer", "信用查验"),
            3,
            id => id.StartsWith("p-", StringComparison.Ordinal) ? "Hit" : "Clear"
        );

        await using var sun = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await using var feng = await chromium.InviteAsync(app, "en-GB", scripts: true);
        var (ofSun, ofFeng) = (await _drill.ReadTaskMailAsync("integrity", Step), await _drill.ReadTaskMailAsync("leader", Step));
        await sun.EnterAsync(ofSun.Path, ofSun.Code);
        await SeeTheMatterAsync(sun);
        await SendAsync(sun, "dismiss", "记录或在签署之后发生。", ofFeng.Code, status: 403);
        await DecideAsync(sun, ofSun, "dismiss", "记录或在签署之后发生。");
        Assert.Equal("CreditChecking", await _drill.StateOfAsync(application));
        await feng.EnterAsync(ofFeng.Path, ofFeng.Code);
        Assert.DoesNotContain("记录或在签署之后发生。", await feng.TextAsync(), StringComparison.Ordinal);
        await DecideAsync(feng, ofFeng, "uphold", "Listed in 2024, before the commitment was signed.");

        // They disagree: both are asked again and read both opinions.
        var (again, ofFengAgain) = (await _drill.ReadTaskMailAsync("integrity", Step), await _drill.ReadTaskMailAsync("leader", Step));
        foreach (var (officer, task) in new[] { (sun, again), (feng, ofFengAgain) })
        {
            await officer.EnterAsync(task.Path, task.Code);
            var text = await officer.TextAsync();
            Assert.All(
                ["孙诚信", "记录或在签署之后发生。", "冯领导", "Listed in 2024, before the commitment was signed."],
                words => Assert.Contains(words, text, StringComparison.Ordinal)
            );
            await officer.LookInBothLanguagesAsync("finding-again");
        }

        await DecideAsync(feng, ofFengAgain, "uphold", "As before.");
        Assert.Equal("CreditChecking", await _drill.StateOfAsync(application));
        await DecideAsync(sun, again, "uphold", "经核对日期，签署前已被列入。");

        await using var clerk = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        var told = await Waiting.ForAsync(
            "the hold on the applicant's page",
            async () =>
                await clerk.OpenAsync(application.AccessPath) == 200
                && await clerk.TextAsync() is var text
                && text.Contains("暂缓办理", StringComparison.Ordinal)
                    ? text
                    : null
        );
        Assert.DoesNotContain("取消申报资格", told, StringComparison.Ordinal);
        Assert.All(["孙诚信", "冯领导"], name => Assert.DoesNotContain(name, told, StringComparison.Ordinal));
        await clerk.LookInBothLanguagesAsync("application-on-hold");
        Assert.All([sun, feng, clerk], visitor => visitor.AssertNoComplaints());
    }

    private static async Task SeeTheMatterAsync(Visitor officer)
    {
        var text = await officer.TextAsync();
        Assert.All(["孙示例", "220802************", "按号码查询所见。"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        var download = await officer.Page.RunAndWaitForDownloadAsync(() =>
            officer.Page.Locator("main a[href*='/documents/']").First.ClickAsync()
        );
        Assert.Equal(await File.ReadAllBytesAsync(Drill.Example("evidence.png")), await File.ReadAllBytesAsync(await download.PathAsync()));
        await officer.LookInBothLanguagesAsync("finding");
    }

    private static async Task DecideAsync(Visitor officer, (string Path, string Code) task, string choice, string reason)
    {
        await officer.EnterAsync(task.Path, task.Code);
        await SendAsync(officer, choice, reason, task.Code, status: 200);
        await officer.SeeRecordedAsync(reason);
    }

    private static async Task SendAsync(Visitor officer, string choice, string reason, string code, int status)
    {
        await officer.ChooseAsync("choice", choice);
        await officer.FillAsync("reason", reason);
        await officer.FillAsync("code", code);
        Assert.Equal(status, await officer.SendAsync());
    }
}
