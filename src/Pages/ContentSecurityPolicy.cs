namespace CreditFunctions.Pages;

/// <summary>What the pages may load: the site's own stylesheet and images, nothing inline, no script.</summary>
public static class ContentSecurityPolicy
{
    /// <summary>Value of the <c>Content-Security-Policy</c> header of every page of the app.</summary>
    public const string Header = $"{Meta}; frame-ancestors 'none'";

    /// <summary>The same for the meta tag of a static page, where <c>frame-ancestors</c> has no effect.</summary>
    public const string Meta = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
}
