using System.Globalization;
using System.Security.Cryptography;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.SignIn;

/// <summary>
/// Sessions of officers who signed in on the local page, and the tokens of the desk's forms. Both are signed and name officer and end; only
/// sessions that were ended early are stored. They run by the machine's clock, whatever business time is.
/// </summary>
public sealed class DeskSessions(
    TokenSigner tokens,
    EndedSessions ended,
    IOptions<DeskOptions> options,
    IOptions<SiteOptions> site,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machine
)
{
    private const string PlainCookieName = "desk-session";
    private const string BearerPrefix = "Bearer ";

    /// <summary>Name of the cookie.</summary>
    public string CookieName => site.Value.CookieName(PlainCookieName, isForAllPaths: true);

    /// <summary>A token by which an officer is signed in for some hours.</summary>
    public string Issue(string officerId) =>
        tokens.Sign(TokenPurpose.Session, Subject($"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}-{officerId}"));

    /// <summary>The officer who is signed in; null where nobody is, or no longer.</summary>
    public async Task<string?> FindAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Read(request) is { } session && !await ended.HasEndedAsync(request, session.Id, session.Until, cancellationToken)
            ? session.OfficerId
            : null;

    /// <summary>The officer whose session a request brings, whether or not it was ended: reads no storage, and opens nothing.</summary>
    public string? Peek(HttpRequest request) => Read(request)?.OfficerId;

    /// <summary>Ends the session of a request permanently, if it has one: a copy of its cookie or token opens nothing any more.</summary>
    public async Task EndAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (Read(request) is { } session)
        {
            await ended.EndAsync(session.Id, session.Until, cancellationToken);
        }

        request.HttpContext.Response.Cookies.Delete(CookieName, Cookie());
    }

    /// <summary>A token for the forms of a page that is served to an officer.</summary>
    public string FormToken(string officerId) => tokens.Sign(TokenPurpose.DeskForm, Subject(officerId));

    /// <summary>Whether a posted token was served to this officer, and not long ago.</summary>
    public bool IsFormToken(string? token, string officerId) => Parse(tokens.Verify(TokenPurpose.DeskForm, token))?.Text == officerId;

    /// <summary>Signs an officer in in this browser.</summary>
    public void SetCookie(HttpResponse response, string officerId) => response.Cookies.Append(CookieName, Issue(officerId), Cookie());

    private CookieOptions Cookie() =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = site.Value.IsHttps,
            Path = "/",
        };

    private string Subject(string rest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{machine.GetUtcNow().AddHours(options.Value.SessionHours).ToUnixTimeSeconds()}-{rest}"
        );

    private (string Id, string OfficerId, DateTimeOffset Until)? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? header[BearerPrefix.Length..].Trim()
            : request.Cookies[CookieName];
        return
            Parse(tokens.Verify(TokenPurpose.Session, token)) is { } parsed
            && parsed.Text.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen
            ? (parsed.Text[..hyphen], parsed.Text[(hyphen + 1)..], parsed.Until)
            : null;
    }

    private (DateTimeOffset Until, string Text)? Parse(string? subject)
    {
        var hyphen = subject?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return
            hyphen > 0
            && long.TryParse(subject.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && machine.GetUtcNow().ToUnixTimeSeconds() < until
            ? (DateTimeOffset.FromUnixTimeSeconds(until), subject![(hyphen + 1)..])
            : null;
    }
}
