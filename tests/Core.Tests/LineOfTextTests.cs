namespace CreditFunctions.Core.Tests;

public sealed class LineOfTextTests
{
    [Theory]
    [InlineData("盐碱地水稻 (第2期)", true)]
    [InlineData("<b>\"&'", true)]
    [InlineData("👩\u200D🔬 ᠮᠣᠩᠭᠣᠯ\u180E", true)]
    [InlineData("a\nb", false)]
    [InlineData("a\0b", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("a\u2029b", false)]
    [InlineData("a\u200Fb", false)]
    [InlineData("a\u202Efdp.exe", false)]
    [InlineData("a\u2066b", false)]
    public void IsPlain_Text_HoldsNothingThatBreaksOrTurnsTheLine(string text, bool isPlain) => Assert.Equal(isPlain, LineOfText.IsPlain(text));

    [Theory]
    [InlineData("clerk@unit.example", true)]
    [InlineData("a+b_c.d@x-y.example", true)]
    [InlineData("经办@单位.中国", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("clerk", false)]
    [InlineData("a.@unit.example", false)]
    [InlineData("a..b@unit.example", false)]
    [InlineData("a@b@unit.example", false)]
    [InlineData("\"a b\"@unit.example", false)]
    [InlineData("a@[127.0.0.1]", false)]
    [InlineData("李 <li@unit.example>", false)]
    [InlineData("a@unit.example,b@unit.example", false)]
    [InlineData("a@unit.example\r\nBcc: b@unit.example", false)]
    [InlineData(" a@unit.example", false)]
    public void IsMailAddress_Text_IsOneAddressAndNothingElse(string? text, bool isAddress) => Assert.Equal(isAddress, LineOfText.IsMailAddress(text));
}
