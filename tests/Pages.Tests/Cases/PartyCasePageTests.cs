namespace CreditFunctions.Pages.Tests.Cases;

/// <summary>What a party and those who handle its case read where the case has moved on.</summary>
public sealed class PartyCasePageTests
{
    [Theory]
    [InlineData("party-case-appeal-changed", "科研诚信诫勉谈话", "warning")]
    [InlineData("party-case-defended", "本局已收到您（单位）的陈述申辩", "并提交陈述申辩")]
    [InlineData("party-case-reexamination-accepted", "决定已送达。", "可以在下列期限内申请复查")]
    [InlineData("party-case-reexamination-asked", "收到时间：", "可以在下列期限内申请复查")]
    [InlineData("party-case-repair-pending", "收到时间：", "案件已作出决定")]
    [InlineData("case-decide-leader", "须由会议集体讨论决定", "参加本次会议的人员不能再决定复查")]
    [InlineData("case-decide", "参加本次会议的人员不能再决定复查", "须由会议集体讨论决定，由会议秘书登记。您")]
    [InlineData("case-serve-other", "/desk/cases/c1/letters/1", "反映人")]
    [InlineData("letter-result", "（含当日）向我局书面申请复查", "个工作日内")]
    [InlineData("letter-notice", "也可以书面提交至下列科室", "发至您（单位）签署承诺书所用邮箱")]
    [InlineData("letter-notice", "地址：吉林省白城市文化东路", "陈述申辩网址")]
    [InlineData("letter-decision", "列入科研失信行为记录", "60日内申请行政复议")]
    [InlineData("letter-reexamination-Upheld", "现决定如下", "一案，现告知如下")]
    [InlineData("project-letter", "以书面形式提交至下列科室", "在网上")]
    public async Task Page_OfEachStep_SaysWhatHolds(string name, string said, string unsaid)
    {
        var page = await Samples.Named(name).HtmlAsync(Sample.Chinese);

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_ToTheReporter_NamesThemInTheLanguage() =>
        Assert.DoesNotContain("举报人", await Samples.Named("letter-result").HtmlAsync(Sample.English), StringComparison.Ordinal);
}
