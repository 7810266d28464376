using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// Opens an application to the holder of its access token: as a bearer token, or in the cookie that the access link sets.
/// </summary>
public sealed class ApplicantAccess(
    TokenSigner tokens,
    IRecordStore<Application> applications,
    Acceptances acceptances,
    ConfirmedAddresses addresses,
    IOptions<SiteOptions> site,
    TimeProvider time
)
{
    private const string BearerPrefix = "Bearer ";

    /// <param name="isMailed">Whether the token is sent to the clerk's mailbox only.</param>
    public string TokenFor(ApplicationId id, string contactEmail, bool isMailed = false) =>
        AccessSubject.Of(id, contactEmail, time.GetUtcNow(), isMailed).Sign(tokens);

    /// <summary>Sets a cookie for the address of the application alone.</summary>
    public void Admit(HttpResponse response, ApplicationId id, string token) =>
        response.Cookies.Append(
            CookieName(id),
            token,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = site.Value.IsHttps,
                Path = $"/applications/{id}",
            }
        );

    public Result<ApplicationId> Read(string? token) =>
        AccessSubject.Read(tokens, token) switch
        {
            null => ApplicationErrors.NotFound(),
            { } access when access.HasExpired(time.GetUtcNow()) => ApplicantErrors.AccessHasExpired(),
            { } access => access.ApplicationId,
        };

    /// <summary>The application of the path if the request has a valid token for it, whether or not it exists; otherwise null.</summary>
    public ApplicationId? Peek(HttpRequest request, string applicationId) =>
        ApplicationId.TryParse(applicationId, out var id)
        && Read(TokenOf(request, id)) is { IsSuccess: true, Value: var opened }
        && opened == id
            ? id
            : null;

    /// <summary>One cookie for each application, so that a clerk may have several open.</summary>
    public string CookieName(ApplicationId id) => site.Value.CookieName($"access-{id}");

    /// <summary>Whether the request has a bearer token. A browser sends its cookie with cross-site requests too.</summary>
    public static bool IsByBearer(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The application of the path if the request may see it. Other requests do not learn whether it exists.</summary>
    public async Task<Result<Stored<Application>>> OpenAsync(HttpRequest request, string applicationId, CancellationToken cancellationToken)
    {
        if (!ApplicationId.TryParse(applicationId, out var id))
        {
            return ApplicationErrors.NotFound();
        }

        if (TokenOf(request, id) is not { } token)
        {
            return new Error(
                ErrorKind.Unauthenticated,
                "access-is-missing",
                "Open the link from the mail, or send its token as Authorization: Bearer."
            );
        }

        if (
            AccessSubject.Read(tokens, token) is not { } access
            || access.ApplicationId != id
            || await applications.FindAsync(id.Value, cancellationToken) is not { } stored
        )
        {
            return ApplicationErrors.NotFound();
        }

        if (access.HasExpired(time.GetUtcNow()))
        {
            return ApplicantErrors.AccessHasExpired();
        }

        return stored.State.FormerContacts.Any(access.IsFor)
            ? new Error(
                ErrorKind.Gone,
                "access-was-handed-over",
                "This application was handed over to another clerk, who has a link in a mail. Ask them, or have it handed back."
            )
            : await ConfirmAsync(request, access, stored, cancellationToken);
    }

    // A change through a link that was only mailed proves access to the mailbox: mail scanners follow links but do not post.
    private async Task<Stored<Application>> ConfirmAsync(
        HttpRequest request,
        AccessSubject access,
        Stored<Application> stored,
        CancellationToken cancellationToken
    )
    {
        if (
            !access.IsMailed
            || !access.IsFor(stored.State.ContactEmail)
            || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
        )
        {
            return stored;
        }

        await addresses.ConfirmAsync(stored.State.ContactEmail, cancellationToken);
        return await acceptances.AcceptByContactAsync(stored, cancellationToken);
    }

    private string? TokenOf(HttpRequest request, ApplicationId id)
    {
        return IsByBearer(request)
            ? request.Headers.Authorization.ToString()[BearerPrefix.Length..].Trim()
            : request.Cookies[CookieName(id)];
    }
}
