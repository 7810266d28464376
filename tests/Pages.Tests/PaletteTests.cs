using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Tests;

/// <summary>Contrast of the colour tokens by WCAG 2.2: 4.5 for text, 3 for other elements.</summary>
public sealed partial class PaletteTests
{
    private static readonly string Stylesheet = Encoding.UTF8.GetString(SiteAsset.Stylesheet.Content.Span);

    private static readonly Dictionary<string, string> Colours = Token()
        .Matches(Stylesheet)
        .DistinctBy(match => match.Groups["name"].Value)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

    [Theory]
    [InlineData("ink", "ground")]
    [InlineData("ink", "paper")]
    [InlineData("ink", "amber-tint")]
    [InlineData("ink", "blue-tint")]
    [InlineData("ink", "green-tint")]
    [InlineData("ink", "seal-tint")]
    [InlineData("ink", "grey-tint")]
    [InlineData("ink-soft", "ground")]
    [InlineData("ink-soft", "paper")]
    [InlineData("ink-soft", "grey-tint")]
    [InlineData("pine", "ground")]
    [InlineData("pine", "paper")]
    [InlineData("pine", "blue-tint")]
    [InlineData("pine-deep", "pine-tint")]
    [InlineData("ink", "pine-tint")]
    [InlineData("on-pine", "pine")]
    [InlineData("on-pine", "pine-deep")]
    [InlineData("on-pine-soft", "pine")]
    [InlineData("on-pine-soft", "pine-deep")]
    [InlineData("on-pine", "seal")]
    [InlineData("seal", "ground")]
    [InlineData("seal", "paper")]
    [InlineData("seal", "seal-tint")]
    [InlineData("seal", "blue-tint")]
    [InlineData("green", "green-tint")]
    [InlineData("amber", "amber-tint")]
    [InlineData("blue", "blue-tint")]
    public void Contrast_OfText_IsAa(string text, string ground) => Assert.InRange(Contrast(Colours[text], Colours[ground]), 4.5, 21);

    [Theory]
    [InlineData("line-strong", "paper")]
    [InlineData("line-strong", "ground")]
    [InlineData("focus", "ground")]
    [InlineData("focus", "paper")]
    [InlineData("on-pine", "pine")]
    [InlineData("seal", "ground")]
    public void Contrast_OfEdgesAndFocus_IsAa(string mark, string ground) =>
        Assert.InRange(Contrast(Colours[mark], Colours[ground]), 3, 21);

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#a62b1f", "#a62b1f", 1)]
    public void Contrast_OfKnownPairs_IsWhatTheStandardStates(string one, string other, double expected) =>
        Assert.Equal(expected, Contrast(one, other), 2);

    [Fact]
    public void Colours_InTheStylesheet_StandAmongTheTokensOnly()
    {
        var rules = Stylesheet[(Stylesheet.IndexOf("/* Ground */", StringComparison.Ordinal) + 1)..];

        Assert.Equal(["#ffffff"], HexColour().Matches(rules).Select(match => match.Value));
        Assert.All(
            Variable().Matches(rules).Select(match => match.Groups["name"].Value),
            name => Assert.Contains($"--{name}:", Stylesheet, StringComparison.Ordinal)
        );
        Assert.All(Colours.Keys, name => Assert.Contains($"var(--{name})", rules, StringComparison.Ordinal));
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour) =>
        0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int start)
    {
        var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--(?<name>[a-z-]+): (?<value>#[0-9a-f]{6});")]
    private static partial Regex Token();

    [GeneratedRegex("#[0-9a-f]{3,8}(?=[; ])")]
    private static partial Regex HexColour();

    [GeneratedRegex(@"var\(--(?<name>[a-z0-9-]+)\)")]
    private static partial Regex Variable();
}
