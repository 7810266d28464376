using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Applications.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests.Applications;

public sealed class ApplicationPageTests
{
    [Fact]
    public async Task Page_OfADraftWithGaps_NamesThemWithTheirPlacesAndOffersNoSubmission()
    {
        var page = Markup.Parse(await Samples.Named("application-draft").HtmlAsync(Sample.Chinese));

        Assert.Contains("提交前还缺4项", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["申报内容", "白城市禾新农业科技有限公司的信用承诺书", "张守仁的信用承诺书", "可行性研究报告", "签字盖章扫描件"],
            page.QuerySelector(".task-list")!.QuerySelectorAll("a").Select(link => link.TextContent)
        );
        Assert.Empty(page.QuerySelectorAll("a[href$=submission], form"));
    }

    [Fact]
    public async Task Page_OfACompleteDraft_LeadsToItsSubmission()
    {
        var page = Markup.Parse(await Samples.Named("application-complete").HtmlAsync(Sample.Chinese));

        Assert.Equal("提交申报书", Assert.Single(page.QuerySelectorAll("a[href$=submission]")).TextContent);
        Assert.Contains("没有缺项。", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfACorrection_NeverStatesThatNothingIsMissing()
    {
        var page = Markup.Parse(await Samples.Named("application-correction").HtmlAsync(Sample.Chinese));

        Assert.DoesNotContain("没有缺项", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application-correction", "待补正", "本次只更换材料，申报内容不能修改。")]
    [InlineData("application-corrected", "补正已提交", "等待再次形式审查")]
    public async Task Page_OfACorrection_StatesWhetherItWasSubmitted(string sample, string badge, string text)
    {
        var page = Markup.Parse(await Samples.Named(sample).HtmlAsync(Sample.Chinese));

        Assert.Equal(badge, page.QuerySelector(".status .badge")!.TextContent);
        Assert.Contains(text, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("ul:empty"));
    }

    [Fact]
    public async Task Check_OfADraft_NamesEachMissingItemAndLeadsToIt()
    {
        Error[] missing =
        [
            CommitmentErrors.IsMissing(new Party.Unit("p2", PartyRole.Member, "李某", "")),
            ApplicationErrors.DocumentIsMissing("budget", "经费预算"),
            ApplicationErrors.DocumentIsMissing("signed-scan"),
        ];
        var model = new CheckModel("题目", "applications/a1")
        {
            Missing = [.. missing],
            OwnDuplicates = [],
            Entries = [],
        };
        using var renderer = new PageRenderer(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

        var page = Markup.Parse(await renderer.RenderAsync(model, new PageContext(Sample.Chinese, Sample.Site)));

        var links = page.QuerySelectorAll("main ul a").Select(link => (Href: link.GetAttribute("href"), Text: link.TextContent)).ToArray();
        Assert.Equal(
            ["/applications/a1/commitments/p2", "/applications/a1/documents/budget", "/applications/a1/documents/signed-scan"],
            links.Select(link => link.Href)
        );
        Assert.StartsWith("“李某”尚未签署", links[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("必交材料“经费预算”尚未上传", links[1].Text, StringComparison.Ordinal);
        Assert.Contains("扫描件", links[2].Text, StringComparison.Ordinal);
        Assert.Distinct(links.Select(link => link.Text));
    }

    [Fact]
    public async Task Page_UnderWay_ShowsItsPathNewestFirst()
    {
        var page = Markup.Parse(await Samples.Named("application").HtmlAsync(Sample.Chinese));

        Assert.Equal(
            ["公示中", "已受理", "待补正", "已提交", "填报中"],
            page.QuerySelectorAll(".timeline-title").Select(title => title.TextContent)
        );
        Assert.Equal("公示中", page.QuerySelector("[aria-current=step] .timeline-title")!.TextContent);
        Assert.Contains("缺少单位公章", page.QuerySelector(".timeline-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Page_ResultIsReported_ShowsWhatExpertsWrote()
    {
        var told = Markup.Parse(await Samples.Named("application").HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;
        var underWay = Markup
            .Parse(await Samples.Named("application-submitted").HtmlAsync(Sample.Chinese))
            .QuerySelector("main")!
            .TextContent;

        Assert.Contains("技术路线可行。", told, StringComparison.Ordinal);
        Assert.DoesNotContain("专家评审意见", underWay, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OnHold_StatesWhy()
    {
        var page = Markup.Parse(await Samples.Named("application-held").HtmlAsync(Sample.Chinese));

        var status = page.QuerySelector(".status")!.TextContent;
        Assert.Contains("暂缓办理：公示期间收到异议，正在核查。", status, StringComparison.Ordinal);
        Assert.Contains("暂缓办理：等待法院出具履行证明", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApplicationState.Draft, Tone.Neutral)]
    [InlineData(ApplicationState.Submitted, Tone.Info)]
    [InlineData(ApplicationState.CorrectionPending, Tone.Warning)]
    [InlineData(ApplicationState.Awarded, Tone.Good)]
    [InlineData(ApplicationState.Ineligible, Tone.Neutral)]
    [InlineData(ApplicationState.NotSelected, Tone.Neutral)]
    [InlineData(ApplicationState.Disqualified, Tone.Danger)]
    public void ToneOf_State_BlamesNobodyWithoutAFinding(ApplicationState state, Tone tone) =>
        Assert.Equal(tone, StateMeaning.ToneOf(state));
}
