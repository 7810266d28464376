using System.Globalization;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk;

/// <summary>
/// Sessions of officers who signed in on the local page, and the tokens of the desk's forms. Both are signed and name officer and end;
/// nothing is stored. They run by the machine's clock, whatever business time is.
/// </summary>
public sealed class DeskSessions(
    TokenSigner tokens,
    IOptions<DeskOptions> options,
    IOptions<SiteOptions> site,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machine)
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "desk-session";

    private const string BearerPrefix = "Bearer ";

    /// <summary>A token by which an officer is signed in for some hours.</summary>
    public string Issue(string officerId) => tokens.Sign(TokenPurpose.Session, Subject(officerId));

    /// <summary>The officer who is signed in; null where nobody is, or no longer.</summary>
    public string? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? header[BearerPrefix.Length..].Trim() : request.Cookies[CookieName];
        return OfficerOf(tokens.Verify(TokenPurpose.Session, token));
    }

    /// <summary>A token for the forms of a page that is served to an officer.</summary>
    public string FormToken(string officerId) => tokens.Sign(TokenPurpose.DeskForm, Subject(officerId));

    /// <summary>Whether a posted token was served to this officer, and not long ago.</summary>
    public bool IsFormToken(string? token, string officerId) => OfficerOf(tokens.Verify(TokenPurpose.DeskForm, token)) == officerId;

    /// <summary>Signs an officer in in this browser.</summary>
    public void SetCookie(HttpResponse response, string officerId) => response.Cookies.Append(CookieName, Issue(officerId), Cookie());

    /// <summary>Signs whoever uses this browser out.</summary>
    public void RemoveCookie(HttpResponse response) => response.Cookies.Delete(CookieName, Cookie());

    private CookieOptions Cookie() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = site.Value.BaseAddress.Scheme == Uri.UriSchemeHttps,
        Path = "/",
    };

    private string Subject(string officerId) =>
        string.Create(CultureInfo.InvariantCulture, $"{machine.GetUtcNow().AddHours(options.Value.SessionHours).ToUnixTimeSeconds()}-{officerId}");

    private string? OfficerOf(string? subject)
    {
        var hyphen = subject?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return hyphen > 0
            && long.TryParse(subject.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && machine.GetUtcNow().ToUnixTimeSeconds() < until
            ? subject![(hyphen + 1)..]
            : null;
    }
}
