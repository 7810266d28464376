using System.Text;
using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Tests;

public sealed partial class StylesheetTests
{
    private static readonly string Stylesheet = Comment().Replace(Encoding.UTF8.GetString(SiteAsset.Stylesheet.Content.Span), "");

    [Fact]
    public async Task Classes_OnThePages_AreAllInTheStylesheet()
    {
        var styled = Class().Matches(Stylesheet).Select(match => match.Groups["name"].Value).ToHashSet();
        // The first keeps a cell's contents together where cells become grids; the others have the default style.
        string[] unstyled = ["cell", "timeline-info", "input-full"];

        foreach (var sample in Samples.All)
        {
            var page = Markup.Parse(await sample.HtmlAsync(Sample.Chinese));
            var missing = page
                .All.SelectMany(element => element.ClassList)
                .Distinct()
                .Where(name => !styled.Contains(name))
                .Except(unstyled);
            Assert.True(!missing.Any(), $"{sample}: {string.Join(' ', missing)}");
        }
    }

    [Fact]
    public void Stylesheet_UnderThePolicy_LoadsNothing()
    {
        Assert.DoesNotContain("url(", Stylesheet, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Stylesheet, StringComparison.Ordinal);
        Assert.DoesNotContain("@font-face", Stylesheet, StringComparison.Ordinal);
        Assert.Equal(Stylesheet.Count(letter => letter == '{'), Stylesheet.Count(letter => letter == '}'));
    }

    [Fact]
    public void Prose_AsTyped_KeepsItsLineBreaks() =>
        Assert.Contains(".prose > p { white-space: pre-line; }", Stylesheet, StringComparison.Ordinal);

    [Fact]
    public void Find_ByName_GivesTheAssetOrNothing()
    {
        Assert.Same(SiteAsset.Seal, SiteAsset.Find("seal.svg"));
        Assert.Null(SiteAsset.Find("../site.css"));
        Assert.All(SiteAsset.All, asset => Assert.Matches("^[0-9a-f]{12}$", asset.Version));
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\.(?<name>[a-z][a-z0-9-]*)")]
    private static partial Regex Class();
}
