using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Tests.Identifiers;

public sealed class IdentifierMaskTests
{
    [Theory]
    [InlineData("22080218800307019X", "220802************")]
    [InlineData("2208021", "220802*")]
    [InlineData("220802", "******")]
    [InlineData("", "")]
    public void Apply_AnIdentifier_ShowsSixDigits(string text, string masked) => Assert.Equal(masked, IdentifierMask.Apply(text));

    [Theory]
    [InlineData("身份证22080218800307019X号", "身份证220802************号")]
    [InlineData("id=22080218800307019x;", "id=220802************;")]
    [InlineData("110105491231002 and 440524188001010014", "110105********* and 440524************")]
    [InlineData("２２０８０２１８８００３０７０１９Ｘ", "２２０８０２************")]
    [InlineData("220802188003070190", "220802************")]
    [InlineData("91110108551385082Q", "91110108551385082Q")]
    [InlineData("文号 2026-15, 电话 0436-1234567", "文号 2026-15, 电话 0436-1234567")]
    [InlineData("22080218800307019X0", "22080218800307019X0")]
    public void ApplyWithin_RunningText_HidesWhatLooksLikeACitizenId(string text, string masked) =>
        Assert.Equal(masked, IdentifierMask.ApplyWithin(text));

    [Theory]
    [InlineData("证号 220802 18850307 0196 的人", "证号 220802 ******** **** 的人")]
    [InlineData("220802-18850307-0196", "220802-********-****")]
    [InlineData("2208021885 0307 019x。", "220802**** **** ****。")]
    [InlineData("电话 12345 220802 18850307 0196", "电话 12345 220802 ******** ****")]
    [InlineData("220802\u200B18850307\u20600196", "220802\u200B********\u2060****")]
    [InlineData("２２０８０２　１８８５０３０７　０１９６", "２２０８０２　********　****")]
    [InlineData("220802 850307 019", "220802 ****** ***")]
    [InlineData("220802·1885·0307·0196", "220802·****·****·****")]
    public void R39_NumberWrittenInGroups_IsMasked(string text, string masked) => Assert.Equal(masked, IdentifierMask.ApplyWithin(text));

    [Theory]
    [InlineData("电话 0436 1234567 0436 7654321")]
    [InlineData("2026-03-10 2026-04-10 15")]
    [InlineData("220802 18851307 0196")]
    [InlineData("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13")]
    [InlineData("220802\n18850307\n0196")]
    public void ApplyWithin_OtherNumbersInGroups_StayReadable(string text) => Assert.Equal(text, IdentifierMask.ApplyWithin(text));
}
