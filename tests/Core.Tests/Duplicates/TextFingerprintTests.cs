using CreditFunctions.Core.Duplicates;
using CsCheck;

namespace CreditFunctions.Core.Tests.Duplicates;

public sealed class TextFingerprintTests
{
    private const string Abstract =
        "本项目针对吉林西部盐碱地水稻产量低而不稳的问题，选育耐盐水稻新品系2个，集成水肥管理与机插秧技术，"
        + "建立示范田500亩，亩产较对照增加8%以上，培训农民200人次，形成技术规程1项，为盐碱地综合利用提供支撑。";

    [Theory]
    [InlineData("盐碱地水稻耐盐品种选育与示范", "盐碱地水稻，耐盐品种选育与示范！", true)]
    [InlineData("盐碱地水稻耐盐品种选育与示范", "盐碱地水稻耐盐品种选育及示范", true)]
    [InlineData("ＡＢＣ检测装备研制", "abc检测装备研制", true)]
    [InlineData("盐碱地水稻耐盐品种选育与示范", "绿豆节水栽培与机械化收获", false)]
    [InlineData("风电叶片低温除冰涂层", "低温锂电池热管理", false)]
    [InlineData("", "", false)]
    public void Title_SmallRewording_IsTheSame(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, TextFingerprint.Title.IsSame(one, other));
        Assert.Equal(isSame, TextFingerprint.Title.KeysOf(one).Intersect(TextFingerprint.Title.KeysOf(other)).Any());
    }

    [Theory]
    [InlineData("选育", "培育")]
    [InlineData("500亩", "五百亩")]
    [InlineData("，集成水肥管理与机插秧技术", "；集成水肥管理和机插秧技术")]
    [InlineData("本项目针对", "针对")]
    public void Abstract_SmallRewording_SharesAKey(string text, string replacement)
    {
        var reworded = Abstract.Replace(text, replacement, StringComparison.Ordinal);

        Assert.NotEqual(Abstract, reworded);
        Assert.True(TextFingerprint.Abstract.IsSame(Abstract, reworded));
        Assert.NotEmpty(TextFingerprint.Abstract.KeysOf(Abstract).Intersect(TextFingerprint.Abstract.KeysOf(reworded)));
    }

    [Fact]
    public void Abstract_OfAnotherProject_SharesNoKey() =>
        Assert.Empty(
            TextFingerprint
                .Abstract.KeysOf(Abstract)
                .Intersect(
                    TextFingerprint.Abstract.KeysOf(
                        "研制汽车线束自动检测装备一套，检测节拍不大于20秒，误判率低于千分之一，在两家企业示范应用。"
                    )
                )
        );

    // Keys are stored: every machine must compute the same ones.
    [Fact]
    public void KeysOf_AText_NeverChange() =>
        Assert.Equal(
            [
                "title|02633c4a4f62d5c53",
                "title|1ce68e64a6a238835",
                "title|2a021bb654cc6b614",
                "title|3b24752428fac6f36",
                "title|47e1b0fa2e4bf834c",
            ],
            TextFingerprint.Title.KeysOf(" 盐碱地 水稻。").AsEnumerable()
        );

    [Fact]
    public void KeysOf_Nothing_AreNone() => Assert.Empty(TextFingerprint.Abstract.KeysOf(" …… "));

    [Fact]
    public void Similarity_AnyTexts_IsSymmetricAndOneForItself() =>
        Gen.Select(Gen.String[1, 40], Gen.String[1, 40])
            .Sample(
                (one, other) =>
                {
                    var fingerprint = TextFingerprint.Abstract;
                    return fingerprint.Similarity(one, other).Equals(fingerprint.Similarity(other, one))
                        && (fingerprint.KeysOf(one).IsEmpty || fingerprint.Similarity(one, one).Equals(1));
                }
            );
}
