using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>Two case officers at the credit check queue of one round in separate browsers: no query is made twice, none is left.</summary>
[Trait("Category", "Slow")]
public sealed class CheckQueueInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    private const int QueriesOfTwo = 6;

    private readonly Drill _drill = new(app, untilClosing: TimeSpan.FromSeconds(45)) { HasSecondCaseOfficer = true };

    [Fact]
    public async Task CheckQueue_SharedByTwoOfficers_HasEachCreditQueryMadeOnce()
    {
        await _drill.PublishRoundAsync();
        var applications = new[]
        {
            await _drill.PrepareAsync("葵花籽精深加工工艺", "白城市示例油脂有限公司", "赵示例"),
            await _drill.PrepareAsync("杂粮病虫害绿色防控技术", "白城市示例植保研究所", "钱示例"),
        };
        foreach (var application in applications)
        {
            await _drill.SubmitCorrectionAsync(application);
        }

        foreach (var application in applications)
        {
            await _drill.AdmitAsync(application);
        }

        await using var li = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await using var zhou = await chromium.InviteAsync(app, "en-GB", scripts: true);
        var (ofLi, ofZhou) = (await _drill.ReadTaskMailAsync("officer", "信用查验"), await _drill.ReadTaskMailAsync("second", "信用查验"));
        await li.EnterAsync(ofLi.Path, ofLi.Code);
        await WaitForAllAsync(li, ofLi.Path);
        await zhou.EnterAsync(ofZhou.Path, ofZhou.Code);
        await Task.WhenAll(TakeAsync(li), TakeAsync(zhou));
        Assert.NotEqual(await AtHandAsync(li), await AtHandAsync(zhou));
        await SeeWhatTheOtherDoesAsync(li, ofLi.Path, "周经办正在查询");
        await SeeWhatTheOtherDoesAsync(zhou, ofZhou.Path, "李经办 is looking");
        await PutBackAsync(li, ofLi.Path);

        var made = await Task.WhenAll(
            LookUpAsync(li, "查验结果已记录", "未查到记录。"),
            LookUpAsync(zhou, "The result is recorded", "No records.")
        );

        Assert.All(made, mine => Assert.NotEmpty(mine));
        Assert.Equal(QueriesOfTwo, made.Sum(mine => mine.Count));
        Assert.Equal(QueriesOfTwo, made.SelectMany(mine => mine).Distinct().Count());
        await li.OpenAsync(ofLi.Path);
        Assert.Contains("目前没有待查验的项目", await li.TextAsync(), StringComparison.Ordinal);
        foreach (var application in applications)
        {
            await _drill.WaitForStateAsync(application, "ExpertReview");
        }

        Assert.All([li, zhou], officer => officer.AssertNoComplaints());
    }

    // Due queries appear as the procedures progress.
    private static Task WaitForAllAsync(Visitor officer, string path) =>
        Waiting.ForAsync(
            "all credit queries to be due",
            async () =>
            {
                await officer.OpenAsync(path);
                return await officer.Page.Locator("main tbody tr").CountAsync() == QueriesOfTwo ? officer : null;
            }
        );

    private static async Task TakeAsync(Visitor officer) => Assert.Equal(200, await officer.SendAsync("take"));

    /// <summary>The current credit query of an officer; null where there is none.</summary>
    private static async Task<string?> AtHandAsync(Visitor officer) =>
        await officer.Page.Locator("main form[action*='/queries/']").CountAsync() == 0
            ? null
            : (await officer.Page.Locator("main form[action*='/queries/']").GetAttributeAsync("action"))!.Split("/queries/")[1].Split('?')[
                0
            ];

    private static async Task SeeWhatTheOtherDoesAsync(Visitor officer, string path, string words)
    {
        await officer.OpenAsync(path);
        Assert.Contains(words, await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookInBothLanguagesAsync("check-queue-shared");
    }

    /// <summary>A released query is available to the next officer, and the list states it.</summary>
    private static async Task PutBackAsync(Visitor officer, string path)
    {
        var putBack = await AtHandAsync(officer);
        Assert.Equal(200, await officer.SendAsync("release"));
        Assert.Null(await AtHandAsync(officer));
        Assert.Equal(QueriesOfTwo - 1, await officer.Page.Locator("main tbody tr", new() { HasText = "待领取" }).CountAsync());
        Assert.Equal(200, await officer.SendAsync("take"));
        Assert.Equal(putBack, await AtHandAsync(officer));
        await officer.OpenAsync(path);
    }

    /// <summary>Makes credit queries until the page offers no other.</summary>
    private static async Task<IReadOnlyList<string>> LookUpAsync(Visitor officer, string recorded, string seen)
    {
        var made = new List<string>();
        while (await AtHandAsync(officer) is { } creditQuery)
        {
            Assert.Matches("^[0-9A-Z]{18}$", await officer.Page.Locator("code.copy").Last.InnerTextAsync());
            await officer.ChooseAsync("outcome", "Clear");
            await officer.AttachAsync("evidence", Drill.Example("evidence.png"));
            await officer.FillAsync("reason", seen);
            Assert.Equal(200, await officer.SendAsync("record"));
            Assert.Contains(recorded, await officer.TextAsync(), StringComparison.Ordinal);
            made.Add(creditQuery);
        }

        return made;
    }
}
