using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Projects;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Pages.Tests.Projects;

public sealed class ProjectPageTests
{
    [Fact]
    public async Task Task_SettledOnPaper_ShowsTheEntryInsteadOfTheForm()
    {
        var details = ProjectSamples.Matters.First(each => each.Step == "PaymentConfirmation").Details with
        {
            IsSettled = true,
            SettledBy = new FundEntry(5, FundEntryKind.Pay, 105_000, new DateOnly(2026, 6, 20), default)
            {
                Voucher = "2026-06-00871",
                ConfirmedBy = "sun",
            },
        };

        var main = await MainOfAsync(Task("PaymentConfirmation", new PaymentConfirmationStep(), details));

        Assert.Contains("已根据纸质材料登记，并由第二名人员核对：到账确认，105,000元，2026年6月20日。", main, StringComparison.Ordinal);
        Assert.Contains("凭证2026-06-00871", main, StringComparison.Ordinal);
        Assert.DoesNotContain("办理意见", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_AskedAgainAfterADisagreement_ShowsBothOpinions()
    {
        var details = ProjectSamples.Matters.First(each => each.Step == "Acceptance").Details with
        {
            Step = "Acceptance",
            EarlierOpinions = [new("李经办", default, "pass", "指标完成。"), new("孙诚信", default, "fail", "缺少测产。")],
        };

        var main = await MainOfAsync(Task("Acceptance", new AcceptanceStep(), details));

        Assert.All(
            (string[])["此前两人意见不一致", "李经办", "指标完成。", "孙诚信", "缺少测产。"],
            text => Assert.Contains(text, main, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("project-failed", "请退回5,000元，期限：")]
    [InlineData("project-to-settle", "使用情况报告期限：")]
    [InlineData("project-amendment", "返回项目2026KJ0012")]
    [InlineData("desk-project-paper-expert", "专家：王专家")]
    [InlineData("desk-projects", "演练")]
    public async Task Page_Shows(string name, string text) =>
        Assert.Contains(
            text,
            Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );

    [Fact]
    public void PartyPage_OfADrill_IsMarked() =>
        Assert.True(((IMayBeDrill)ProjectSamples.Party(ProjectSamples.Awarded with { IsDrill = true })).IsDrill);

    private static TaskModel Task(string step, StepDefinition definition, ProjectTaskDetails details) =>
        new("钱财政", "2026年度项目", step, definition.FieldsOf(null!)) { Details = details };

    private static async Task<string> MainOfAsync(TaskModel model) =>
        Markup.Parse(await Sample.Of("task", model).HtmlAsync(Sample.Chinese)).QuerySelector("main")!.TextContent;
}
