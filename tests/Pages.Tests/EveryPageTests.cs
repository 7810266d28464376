using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CreditFunctions.Pages.Tests;

/// <summary>Requirements for every page.</summary>
public sealed partial class EveryPageTests
{
    private static readonly Regex[] Routes =
    [
        .. SourceFiles
            .Of("Functions", ".cs")
            .SelectMany(file => PostRoute().Matches(File.ReadAllText(file)))
            .Select(match => new Regex($"^{Place().Replace(match.Groups["route"].Value, "[^/]*")}$", RegexOptions.IgnoreCase)),
    ];

    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.Name)];

    [Theory, ClassData(typeof(Both))]
    public async Task Page_ReadStrictly_IsWellFormed(string name, string culture)
    {
        var html = await Samples.Named(name).HtmlAsync(CultureInfo.GetCultureInfo(culture));

        var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

        Assert.Equal(culture, page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.QuerySelector("main")!.TextContent.Trim());
        Assert.StartsWith("<!DOCTYPE html>", html.TrimStart(), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Both))]
    public async Task Page_UnderThePolicy_HasNothingInline(string name, string culture)
    {
        var page = await PageAsync(name, culture);

        Assert.Empty(page.QuerySelectorAll("script, style, iframe, object, embed, base"));
        var forbidden = page
            .All.SelectMany(element => element.Attributes)
            .Where(attribute =>
                attribute.Name is "style"
                || attribute.Name.StartsWith("on", StringComparison.Ordinal)
                || attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            )
            .Select(attribute => $"{attribute.Name}={attribute.Value}");
        Assert.Empty(forbidden);
    }

    [Theory, ClassData(typeof(Both))]
    public async Task Headings_InOrder_SkipNoLevel(string name, string culture)
    {
        var page = await PageAsync(name, culture);

        var levels = page.QuerySelectorAll("main h1, main h2, main h3, main h4")
            .Where(heading => heading.Closest(".error-summary") is null)
            .Select(heading => heading.LocalName[1] - '0')
            .ToArray();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(
            levels.Zip(levels.Skip(1)),
            pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}")
        );
    }

    [Theory, ClassData(typeof(Both))]
    public async Task Inputs_Each_HaveALabelAndRealDescriptions(string name, string culture)
    {
        var page = await PageAsync(name, culture);

        foreach (var input in page.QuerySelectorAll("input:not([type=hidden]), textarea, select"))
        {
            var label = Assert.Single(page.QuerySelectorAll("label"), label => label.GetAttribute("for") == input.Id);
            Assert.NotEmpty(label.TextContent.Trim());
        }
        foreach (var radio in page.QuerySelectorAll("input[type=radio]"))
        {
            Assert.NotEmpty(radio.Closest("fieldset")!.QuerySelector("legend")!.TextContent.Trim());
        }
        var described = page.QuerySelectorAll("[aria-describedby]")
            .SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' '));
        Assert.All(described, id => Assert.NotNull(page.GetElementById(id)));
    }

    // A code block of a page removes the spaces between its parts; Chinese needs none.
    [Theory, MemberData(nameof(Names))]
    public async Task Words_BesideLinksAndTimes_AreParted(string name)
    {
        var page = await PageAsync(name, "en");

        foreach (
            var inline in page.QuerySelectorAll("main a, main strong, main time, main code")
                .Where(inline => inline.Closest(".plain-text") is null)
        )
        {
            Assert.DoesNotMatch(GluedBefore(), (inline.PreviousSibling as IText)?.Data ?? "");
            Assert.DoesNotMatch(GluedAfter(), (inline.NextSibling as IText)?.Data ?? "");
        }
    }

    [Theory, ClassData(typeof(Both))]
    public async Task Ids_AcrossThePage_AreUniqueAndFoundByTheirLinks(string name, string culture)
    {
        var page = await PageAsync(name, culture);

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        var targets = page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]);

        Assert.Distinct(ids);
        Assert.All(targets, target => Assert.Contains(target, ids));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Forms_WithAnAddress_PostToARouteOfTheApp(string name)
    {
        var page = await PageAsync(name, "zh-CN");

        var addresses = page.QuerySelectorAll("form[method=post][action]")
            .Select(form => form.GetAttribute("action")!.Split('?')[0].Trim('/'));
        Assert.All(addresses, address => Assert.Contains(Routes, route => route.IsMatch(address)));
    }

    [Theory, ClassData(typeof(Both))]
    public async Task Text_WithValues_LeavesNoPlaceOpen(string name, string culture)
    {
        var page = await PageAsync(name, culture);

        Assert.DoesNotMatch(OpenPlace(), page.DocumentElement.TextContent);
        Assert.DoesNotContain("CreditFunctions.", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Both))]
    public async Task Values_WithMarkup_StayText(string name, string culture)
    {
        var html = await Samples.Named(name).HtmlAsync(CultureInfo.GetCultureInfo(culture));
        var page = Markup.Parse(html);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.QuerySelectorAll("b"));
    }

    [Theory, ClassData(typeof(Both))]
    public async Task StaticPage_InItsFolder_BringsItsPolicyAndUsesRelativeAddresses(string name, string culture)
    {
        var page = await PageAsync(name, culture);
        var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']");

        if (!Samples.Named(name).IsStatic)
        {
            Assert.Null(policy);
            return;
        }

        Assert.Equal(ContentSecurityPolicy.Meta, policy!.GetAttribute("content"));
        Assert.DoesNotContain(
            page.QuerySelectorAll("link, img, form"),
            element => element.CompareDocumentPosition(policy).HasFlag(DocumentPositions.Following)
        );
        var addresses = page.QuerySelectorAll("[href], [src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .Where(address => !address.StartsWith("tel:", StringComparison.Ordinal));
        Assert.All(addresses, address => Assert.DoesNotMatch("^/|^[a-z]+:", address));
    }

    [Fact]
    public async Task Banners_WhereARehearsalRuns_SayTheBusinessTime()
    {
        var rehearsed = await PageAsync("home", "zh-CN");
        var real = await PageAsync("home-empty", "zh-CN");

        Assert.Contains("2026年3月2日 09:00", rehearsed.QuerySelector(".banner-rehearsal")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(rehearsed.QuerySelector(".banner-drill"));
        Assert.Empty(real.QuerySelectorAll(".banner"));
    }

    private static async Task<IHtmlDocument> PageAsync(string name, string culture) =>
        Markup.Parse(await Samples.Named(name).HtmlAsync(CultureInfo.GetCultureInfo(culture)));

    [GeneratedRegex("\"post\"[^\\]]*?Route = \"(?<route>[^\"]+)\"")]
    private static partial Regex PostRoute();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[^\s(“]\z")]
    private static partial Regex GluedBefore();

    [GeneratedRegex(@"\A[^\s.,;:)”]")]
    private static partial Regex GluedAfter();

    [GeneratedRegex(@"\{[0-9A-Za-z]+\}")]
    private static partial Regex OpenPlace();
}
