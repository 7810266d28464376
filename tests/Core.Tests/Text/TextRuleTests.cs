using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Tests.Text;

public sealed class TextRuleTests
{
    [Theory]
    [InlineData("盐碱地水稻 (第2期)", "盐碱地水稻 (第2期)")]
    [InlineData("<b>\"&'", "<b>\"&'")]
    [InlineData("题\0目", "题目")]
    [InlineData("题\u001b[31m目", "题[31m目")]
    [InlineData("题\u0085", "题")]
    [InlineData("题\u202Efdp.exe", "题fdp.exe")]
    [InlineData("题\u2066目\u2069", "题目")]
    [InlineData("\uFEFF题\u200B目\u00AD\u2060", "题目")]
    [InlineData("题\u200D目\uFE00", "题目")]
    [InlineData("题\u3164\u2800\u115F目", "题目")]
    [InlineData("e\u0301", "é")]
    [InlineData("  题\u3000", "题")]
    [InlineData("张\t三", "张 三")]
    public void Clean_Text_HasNothingThatNobodySees(string input, string cleaned) => Assert.Equal(cleaned, TextRule.Line(100).Clean(input));

    [Fact]
    public void Clean_HalfASurrogatePair_ShowsThatSomethingWasThere() =>
        Assert.Equal("题\uFFFD", TextRule.Line(100).Clean("题" + (char)0xD800));

    [Theory]
    [InlineData("👩\u200D🔬")]
    [InlineData("❤\uFE0F")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ\u180Eᠠ")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("葛\U000E0100")]
    [InlineData("བོད་ཡིག")]
    [InlineData("ئۇيغۇر")]
    [InlineData("𠮷田")]
    public void Clean_CharactersThatAScriptNeeds_Stay(string text) => Assert.Equal(text, TextRule.Line(100).Clean(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000\u00A0")]
    [InlineData("\u200B\u200D\uFEFF")]
    [InlineData("\u3164")]
    [InlineData("\u2800\u2800")]
    [InlineData("\u0301\u0302")]
    [InlineData("\u202E\u202C")]
    [InlineData("\0\u001b")]
    public void Accepts_WhatLooksEmpty_IsEmpty(string? text)
    {
        Assert.Equal("", TextRule.Paragraphs(100).Clean(text));
        Assert.False(TextRule.Paragraphs(100).Accepts(text));
        Assert.True(TextRule.Paragraphs(100, minLength: 0).Accepts(text));
    }

    [Theory]
    [InlineData("。。。")]
    [InlineData("——")]
    [InlineData("★")]
    public void Accepts_NameWithoutALetter_IsRefused(string text)
    {
        Assert.False(TextRule.Name(100).Accepts(text));
        Assert.True(TextRule.Line(100).Accepts(text));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nBcc: b@unit.example")]
    [InlineData("a\u2028b")]
    [InlineData("a\u0085b")]
    public void Accepts_SecondLine_OnlyWhereLinesMayBe(string text)
    {
        Assert.False(TextRule.Line(100).Accepts(text));
        Assert.True(TextRule.Paragraphs(100).Accepts(text));
    }

    [Fact]
    public void R03_LineEnds_CountOnceHoweverTheyAreSent()
    {
        var posted = string.Join("\r\n", Enumerable.Repeat(new string('甲', 99), 20)) + "\r\n甲";

        Assert.Equal(2001, TextRule.LengthOf(TextRule.Paragraphs(5000).Clean(posted)));
        Assert.True(TextRule.Paragraphs(2001).Accepts(posted));
        Assert.False(TextRule.Paragraphs(2000).Accepts(posted));
    }

    [Theory]
    [InlineData("甲", 1)]
    [InlineData("𠮷", 1)]
    [InlineData("e\u0302\u0323", 1)]
    [InlineData("👨‍👩‍👧‍👦", 1)]
    [InlineData("🇨🇳", 1)]
    [InlineData("a\nb", 3)]
    public void LengthOf_Text_CountsWhatPeopleSee(string text, int length) => Assert.Equal(length, TextRule.LengthOf(text));

    [Fact]
    public void Accepts_MarksWithoutEnd_DoNotGrowPastTheLimit()
    {
        Assert.True(TextRule.Line(100).Clean("a" + new string('\u0301', 50_000)).Length < 20);
        Assert.False(TextRule.Line(100).Accepts(string.Concat(Enumerable.Repeat("👩\u200D", 20_000)) + "🔬"));
    }
}
