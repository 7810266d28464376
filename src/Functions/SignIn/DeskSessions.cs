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
/// Sessions of officers who signed in on the local page, and tokens of the desk's forms. Both are signed and contain officer and end; only
/// sessions that ended early are stored. They use the machine's clock, independent of business time.
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

    public string CookieName => site.Value.CookieName(PlainCookieName, isForAllPaths: true);

    /// <summary>A token of a session of some hours.</summary>
    public string Issue(string officerId) =>
        tokens.Sign(TokenPurpose.Session, Subject($"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}-{officerId}"));

    /// <summary>Null if nobody is signed in, or the session has ended.</summary>
    public async Task<string?> FindAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Read(request) is { } session && !await ended.HasEndedAsync(request, session.Id, session.Until, cancellationToken)
            ? session.OfficerId
            : null;

    /// <summary>The officer of a request's session, even if it was ended: reads no storage and grants no access.</summary>
    public string? Peek(HttpRequest request) => Read(request)?.OfficerId;

    /// <summary>Ends the session permanently, if there is one: a copy of its cookie or token becomes void.</summary>
    public async Task EndAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (Read(request) is { } session)
        {
            await ended.EndAsync(session.Id, session.Until, cancellationToken);
        }

        request.HttpContext.Response.Cookies.Delete(CookieName, Cookie());
    }

    public string FormToken(string officerId) => tokens.Sign(TokenPurpose.DeskForm, Subject(officerId));

    /// <summary>Whether a posted token was served to this officer and has not expired.</summary>
    public bool IsFormToken(string? token, string officerId) => Parse(tokens.Verify(TokenPurpose.DeskForm, token))?.Text == officerId;

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
