namespace CreditFunctions.Pages;

/// <summary>Policy of the pages: only the site's own stylesheet and images, nothing inline, no script.</summary>
public static class ContentSecurityPolicy
{
    public const string Header = $"{Meta}; frame-ancestors 'none'";

    /// <summary>For the meta tag of a static page, where <c>frame-ancestors</c> has no effect.</summary>
    public const string Meta = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
}
