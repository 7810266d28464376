using CreditFunctions.Core;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests.Components;

public sealed class ErrorTextTests
{
    private static readonly Texts Chinese = Texts.In(Sample.Chinese);

    [Fact]
    public void Of_KnownCode_FillsInItsArguments() =>
        Assert.Equal(
            "请填写1至200个字，不能换行。",
            ErrorText.Of(Chinese, new Error(ErrorKind.Invalid, "text-is-malformed", "…").With("maxLength", "200").At("title"))
        );

    [Fact]
    public void Of_CodeWithATextForItsField_TakesThatOne()
    {
        var error = new Error(ErrorKind.Invalid, "decision-is-incomplete", "…");

        Assert.Equal("请写明理由，1至2000字。", ErrorText.Of(Chinese, error.At("reason")));
        Assert.Equal("请选择这个项目的审定结果。", ErrorText.Of(Chinese, error.At("outcomes[a1]")));
        Assert.Equal("办理意见不完整，请补全。", ErrorText.Of(Chinese, error.At("elsewhere")));
    }

    [Fact]
    public void Of_AMeasureForOtherSeverities_NamesThem() =>
        Assert.Equal(
            "措施“限制申报”只适用于以下情节：较重、严重。",
            ErrorText.Of(
                Chinese,
                new Error(ErrorKind.Invalid, "measure-is-not-for-severity", "…")
                    .With("measure", "限制申报")
                    .With("severities", "Major, Serious")
            )
        );

    [Theory]
    [InlineData("defence-is-incomplete", "text", "请填写陈述申辩意见，1至4000字。")]
    [InlineData("service-record-is-incomplete", "on", "请填写送达日期：不早于文书日期，不晚于今天。")]
    public void Of_ATextOrDateOutOfRange_NamesTheRange(string code, string field, string text) =>
        Assert.Equal(text, ErrorText.Of(Chinese, new Error(ErrorKind.Invalid, code, "…").At(field)));

    [Fact]
    public void Of_AnErrorWithAState_NamesItInTheLanguage()
    {
        var error = new Error(ErrorKind.Conflict, "move-is-not-legal", "…").With("state", "CorrectionPending").With("move", "{state}");

        Assert.Equal("申报书目前处于“待补正”，不能这样办理。请查看当前状态。", ErrorText.Of(Chinese, error));
    }

    [Fact]
    public void Of_KindsOfUnits_NamesThemInTheLanguageOfThePage()
    {
        var error = new Error(ErrorKind.Invalid, "unit-is-not-eligible", "…").With("eligible", "Enterprise, University");

        Assert.Equal("本批次只受理指定类型的单位，请选择申报单位的类型（企业、高等院校）。", ErrorText.Of(Chinese, error));
    }

    // The error of the response contains no limit.
    [Fact]
    public void Of_AnAnswersText_LeavesNoPlaceOpen() =>
        Assert.Equal("请写明情况，1至2000字。", ErrorText.Of(Chinese, new Error(ErrorKind.Invalid, "text-is-malformed", "…").At("text")));

    [Fact]
    public void Of_UnknownCode_IsItsMessage() =>
        Assert.Equal("It broke.", ErrorText.Of(Chinese, new Error(ErrorKind.Invalid, "no-such-code", "It broke.")));
}
