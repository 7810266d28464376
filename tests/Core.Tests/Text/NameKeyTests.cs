using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Tests.Text;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("示例ABC科技有限公司", "示例abc科技有限公司")]
    [InlineData("示例ABC科技有限公司", "示例ＡＢＣ科技有限公司")]
    [InlineData("龙华国际示例公司", "龍華國際示例公司")]
    [InlineData("示例有限公司", "示例有限责任公司")]
    [InlineData("示例科技股份有限公司", "示例科技")]
    [InlineData("示例（白城）有限公司", "示例白城公司")]
    [InlineData("Sample Tech Co., Ltd.", "SAMPLE TECH LIMITED")]
    [InlineData("示例АВС公司", "示例ABC公司")]
    [InlineData("示例己方公司", "示例已方公司")]
    [InlineData("二〇二六示例公司", "二O二六示例公司")]
    [InlineData("⻓春⽰例公司", "长春示例公司")]
    [InlineData("示例鉄沢公司", "示例铁泽公司")]
    [InlineData("Café示例", "Cafe示例")]
    public void OfUnit_AlmostTheSameName_IsTheSame(string one, string other) => Assert.Equal(NameKey.OfUnit(one), NameKey.OfUnit(other));

    [Theory]
    [InlineData("白城市示例公司", "示例公司")]
    [InlineData("示例一公司", "示例二公司")]
    [InlineData("示例科技公司", "示例农业公司")]
    [InlineData("中国公司", "公司")]
    public void OfUnit_OtherName_IsAnother(string one, string other) => Assert.NotEqual(NameKey.OfUnit(one), NameKey.OfUnit(other));

    [Theory]
    [InlineData("阿卜杜·示例")]
    [InlineData("阿卜杜•示例")]
    [InlineData("阿卜杜・示例")]
    [InlineData("阿卜杜‧示例")]
    [InlineData("阿卜杜･示例")]
    [InlineData("阿卜杜．示例")]
    [InlineData("阿卜杜 示例")]
    [InlineData("阿卜杜ㆍ示例")]
    [InlineData("阿卜杜∙示例")]
    public void R08_MiddleDotOfAnyKind_IsNoDifference(string name) => Assert.Equal(NameKey.OfPerson("阿卜杜示例"), NameKey.OfPerson(name));

    [Theory]
    [InlineData("张示例", "张 示例", true)]
    [InlineData("張示例", "张示例", true)]
    [InlineData("张示例", "李示例", false)]
    [InlineData("·", "•", false)]
    [InlineData("", "", false)]
    [InlineData(null, null, false)]
    public void IsSamePerson_Names_NeedsSomethingToCompare(string? one, string? other, bool isSame) =>
        Assert.Equal(isSame, NameKey.IsSamePerson(one, other));

    [Fact]
    public void OfText_HalfASurrogatePair_IsNoError() => Assert.Equal(NameKey.OfText("题\uFFFD"), NameKey.OfText("题" + (char)0xD800));

    [Fact]
    public void OfUnit_Key_IsItsOwnKey()
    {
        // Chained pairs in the table would separate equal names.
        foreach (var name in (string[])["龍華國際", "峯羣裏爲", "竜沢広辺", "乾幹榦干", "零〇0O", "ⅡⅢ", "囍喜", "戱戲"])
        {
            Assert.Equal(NameKey.OfUnit(name), NameKey.OfUnit(NameKey.OfUnit(name)));
        }
    }
}
