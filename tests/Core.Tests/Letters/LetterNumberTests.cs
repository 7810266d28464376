using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Tests.Letters;

public sealed class LetterNumberTests
{
    [Theory]
    [InlineData(LetterSeries.Case, 1, "白科案〔2026〕1号")]
    [InlineData(LetterSeries.AdvanceNotice, 1, "白科告〔2026〕1号")]
    [InlineData(LetterSeries.Decision, 12, "白科决〔2026〕12号")]
    [InlineData(LetterSeries.RepairNotice, 100, "白科修〔2026〕100号")]
    public void At_EachSeries_IsWrittenWithoutLeadingZero(LetterSeries series, int place, string text)
    {
        Assert.Equal(text, LetterNumber.At("白科", series, 2026, place).Value);
        Assert.True(LetterNumber.TryParse(text, out _));
    }

    [Theory]
    [InlineData("白科告〔2026〕01号")]
    [InlineData("白科告〔2026〕第1号")]
    [InlineData("白科告〔2026〕0号")]
    [InlineData("白科告[2026]1号")]
    [InlineData("白科告〔26〕1号")]
    [InlineData("告〔2026〕1号")]
    [InlineData("白科告〔2026〕1号\n")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_AnotherForm_IsRefused(string? text) => Assert.False(LetterNumber.TryParse(text, out _));

    [Fact]
    public void At_PlaceBelowOne_Throws() => Assert.Throws<ArgumentException>(() => LetterNumber.At("白科", LetterSeries.Case, 2026, 0));
}
