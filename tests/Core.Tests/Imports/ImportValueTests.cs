using System.Globalization;
using CreditFunctions.Core.Imports;

namespace CreditFunctions.Core.Tests.Imports;

public sealed class ImportValueTests
{
    [Theory]
    [InlineData("2026-03-10", "2026-03-10")]
    [InlineData("2026/3/1", "2026-03-01")]
    [InlineData("2026.3.1", "2026-03-01")]
    [InlineData("2026年3月1日", "2026-03-01")]
    [InlineData("２０２６年３月１日", "2026-03-01")]
    [InlineData(" 2026-03-10　", "2026-03-10")]
    [InlineData("20260310", "2026-03-10")]
    [InlineData("2026-03-10 00:00:00", "2026-03-10")]
    // As a spreadsheet stores it.
    [InlineData("46091", "2026-03-10")]
    [InlineData("46091.5", "2026-03-10")]
    [InlineData("2026年春", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("-5", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Day_AsPeopleAndSpreadsheetsWriteIt(string? cell, string? day) =>
        Assert.Equal(day, ImportValue.Day(cell)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void Day_OfAWorkbookFrom1904_IsFourYearsLater() => Assert.Equal(new DateOnly(2026, 3, 10), ImportValue.Day("44629", 1462));

    [Theory]
    [InlineData("９１２２０８００ＭＡ０ＥＸ４ＭＰ５Ｍ　", "91220800MA0EX4MP5M")]
    [InlineData("\u200B是 ", "是")]
    [InlineData("　", null)]
    public void Code_FullWidthAndBlanks_AreGone(string cell, string? code) => Assert.Equal(code, ImportValue.Code(cell));

    [Theory]
    [InlineData("1.10105194912310E17", true)]
    [InlineData("1.1E+17", true)]
    [InlineData("11010519491231002X", false)]
    [InlineData("12E3", false)]
    [InlineData(null, false)]
    public void HasLostDigits_RoundedNumbersAlone(string? cell, bool lost) => Assert.Equal(lost, ImportValue.HasLostDigits(cell));

    [Theory]
    [InlineData("是", true)]
    [InlineData("Ｙ", true)]
    [InlineData("否", false)]
    [InlineData(null, false)]
    [InlineData("也许", null)]
    public void Choice_OtherWords_AreNone(string? cell, bool? choice) => Assert.Equal(choice, ImportValue.Choice(cell));
}
