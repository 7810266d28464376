using System.Globalization;

namespace CreditFunctions.Pages.Tests;

public sealed class FormatsTests
{
    private static readonly Formats Chinese = Formats.In(Sample.Chinese);
    private static readonly Formats English = Formats.In(Sample.English);

    [Theory]
    [InlineData("0", "0元", "CNY 0")]
    [InlineData("9999.99", "9,999.99元", "CNY 9,999.99")]
    [InlineData("10000", "1万元", "CNY 10,000")]
    [InlineData("300000", "30万元", "CNY 300,000")]
    [InlineData("452500", "45.25万元", "CNY 452,500")]
    [InlineData("452550", "452,550元", "CNY 452,550")]
    [InlineData("-20000", "-2万元", "CNY -20,000")]
    [InlineData("452500.5", "452,500.50元", "CNY 452,500.50")]
    [InlineData("123456780000", "12,345,678万元", "CNY 123,456,780,000")]
    public void Money_OfAnyAmount_IsExact(string yuan, string chinese, string english)
    {
        var amount = decimal.Parse(yuan, CultureInfo.InvariantCulture);

        Assert.Equal(chinese, Chinese.Money(amount));
        Assert.Equal(english, English.Money(amount));
    }

    [Fact]
    public void Time_InUtc_IsShownInBeijing()
    {
        var at = new DateTimeOffset(2026, 12, 31, 16, 5, 0, TimeSpan.Zero);

        Assert.Equal("2027年1月1日 00:05", Chinese.Time(at));
        Assert.Equal("1 January 2027, 00:05", English.Time(at));
        Assert.Equal(new DateOnly(2027, 1, 1), Chinese.DayOf(at));
    }

    [Fact]
    public void LastDay_AtMidnight_IsTheDayBefore()
    {
        var midnight = new DateTimeOffset(2026, 6, 11, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 6, 11), Chinese.LastDay(midnight));
        Assert.Null(Chinese.LastDay(midnight.AddSeconds(1)));
    }

    [Theory]
    [InlineData(0, "0\u00a0B")]
    [InlineData(999, "999\u00a0B")]
    [InlineData(1_000, "1\u00a0kB")]
    [InlineData(999_900, "999.9\u00a0kB")]
    [InlineData(12_345_678, "12.3\u00a0MB")]
    public void Size_OfAFile_IsShort(long bytes, string size) => Assert.Equal(size, Chinese.Size(bytes));

    [Theory]
    [InlineData(1, "第一批", "batch 1")]
    [InlineData(10, "第十批", "batch 10")]
    [InlineData(11, "第十一批", "batch 11")]
    [InlineData(20, "第二十批", "batch 20")]
    [InlineData(35, "第三十五批", "batch 35")]
    [InlineData(100, "第100批", "batch 100")]
    public void Batch_Number_ReadsAsDocumentsSayIt(int number, string chinese, string english)
    {
        Assert.Equal(chinese, Formats.In(Sample.Chinese).Batch(number));
        Assert.Equal(english, Formats.In(Sample.English).Batch(number));
    }
}
