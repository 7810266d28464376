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
}
