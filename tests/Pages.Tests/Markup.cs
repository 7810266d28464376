using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CreditFunctions.Pages.Tests;

/// <summary>Reads a rendered page as a browser does.</summary>
internal static class Markup
{
    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
