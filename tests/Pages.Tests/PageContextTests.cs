using System.Globalization;

namespace CreditFunctions.Pages.Tests;

public sealed class PageContextTests
{
    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("zh-TW", false)]
    [InlineData("ko", false)]
    [InlineData("en", true)]
    [InlineData("en-US", true)]
    public void IsEnglish_ByCulture_IsSoForEnglishOnly(string culture, bool isEnglish) =>
        Assert.Equal(isEnglish, new PageContext(CultureInfo.GetCultureInfo(culture), Sample.Site).IsEnglish);

    [Theory]
    [InlineData("rounds", "/app/rounds?lang=en")]
    [InlineData("mailbox?page=2", "/app/mailbox?page=2&lang=en")]
    public void PageLink_WhereTheReaderChoseTheLanguage_CarriesItOn(string path, string link)
    {
        var context = new PageContext(Sample.English, Sample.Site) { Links = "/app/" };

        Assert.Equal(link, (context with { CarriesLanguage = true }).PageLink(path));
        Assert.Equal($"/app/{path}", context.PageLink(path));
        Assert.Equal($"/app/{path}", (context with { CarriesLanguage = true, IsStatic = true }).PageLink(path));
    }

    [Fact]
    public void Links_WithoutASlashAtItsEnd_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new PageContext(Sample.Chinese, Sample.Site) { Links = "/app" });

    [Fact]
    public void BureauName_WithoutAnEnglishOne_IsTheChinese()
    {
        var site = Sample.Site with { BureauNameEnglish = null };

        Assert.Equal("白城市科学技术局", new PageContext(Sample.English, site).BureauName);
        Assert.Equal("Planning Office", new PageContext(Sample.English, site).Office);
    }
}
