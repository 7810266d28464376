using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests.Applications;

public sealed class ApplicationPageTests
{
    [Fact]
    public async Task Page_OfADraftWithGaps_NamesThemAndOffersNoSubmission()
    {
        var page = Markup.Parse(await Samples.Named("application-draft").HtmlAsync(Sample.Chinese));

        Assert.Equal("提交前还缺3项", page.QuerySelector(".notice-title")!.TextContent);
        Assert.Equal(["白城市禾新农业科技有限公司的信用承诺书", "张守仁的信用承诺书", "可行性研究报告"], page.QuerySelectorAll(".notice li").Select(item => item.TextContent));
        Assert.Empty(page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Page_OfACompleteDraft_OffersSubmission()
    {
        var form = Markup.Parse(await Samples.Named("application-complete").HtmlAsync(Sample.Chinese)).QuerySelector("form")!;

        Assert.Equal("applications/f3b8c0d2a1/submission", form.GetAttribute("action"));
        Assert.Equal("t0k3n", form.QuerySelector("input[type=hidden]")!.GetAttribute("value"));
        Assert.Equal("提交申报书", form.QuerySelector("button")!.TextContent);
    }

    [Fact]
    public async Task Page_UnderWay_ShowsItsPathNewestFirst()
    {
        var page = Markup.Parse(await Samples.Named("application").HtmlAsync(Sample.Chinese));

        Assert.Equal(["公示中", "已受理", "待补正", "已提交", "填报中"], page.QuerySelectorAll(".timeline-title").Select(title => title.TextContent));
        Assert.Equal("公示中", page.QuerySelector("[aria-current=step] .timeline-title")!.TextContent);
        Assert.Contains("缺少单位公章", page.QuerySelector(".timeline-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Page_OnHold_SaysWhy()
    {
        var page = Markup.Parse(await Samples.Named("application-held").HtmlAsync(Sample.Chinese));

        Assert.Contains("暂缓办理：等待法院出具履行证明", page.QuerySelector(".status")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApplicationState.Draft, Tone.Neutral)]
    [InlineData(ApplicationState.Submitted, Tone.Info)]
    [InlineData(ApplicationState.CorrectionPending, Tone.Warning)]
    [InlineData(ApplicationState.Awarded, Tone.Good)]
    [InlineData(ApplicationState.Ineligible, Tone.Neutral)]
    [InlineData(ApplicationState.NotSelected, Tone.Neutral)]
    [InlineData(ApplicationState.Disqualified, Tone.Danger)]
    public void ToneOf_State_BlamesNobodyWithoutAFinding(ApplicationState state, Tone tone) => Assert.Equal(tone, StateMeaning.ToneOf(state));
}
