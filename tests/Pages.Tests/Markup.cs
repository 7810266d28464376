using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CreditFunctions.Pages.Tests;

/// <summary>Reads a rendered page like a browser.</summary>
internal static class Markup
{
    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
