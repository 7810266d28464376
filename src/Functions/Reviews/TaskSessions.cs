using System.Globalization;
using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A browser that has given the code of a link.</summary>
/// <param name="FormToken">Goes into every form that is served to it: a cookie alone is no will.</param>
public sealed record TaskSession(string FormToken);

/// <summary>
/// Lets a browser that gave the code once go on with a link for some hours, for what weighs little: keeping a draft, looking up. Whatever
/// decides or signs still asks for the code. The cookie is bound to the link and goes with it; only what was ended early is stored.
/// </summary>
public sealed class TaskSessions(TaskCodes codes, TokenSigner tokens, EndedSessions ended, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>How long the code is not asked again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    private static readonly object SessionItem = new();

    /// <summary>Name of the cookie; its path is the link's.</summary>
    private string CookieName => site.Value.CookieName("tasksession");

    /// <summary>Begins a session, for whoever has just given the right code.</summary>
    public TaskSession Open(HttpRequest request, OpenedTask task, string token)
    {
        // One request begins one session, however often its code is looked at: the page that answers it was served to that one.
        if (request.HttpContext.Items[SessionItem] is string begun && Read(request, task.Link.LinkId) is not null)
        {
            return new TaskSession(tokens.Sign(TokenPurpose.TaskForm, begun));
        }

        var endsAt = time.GetUtcNow() + Lasts;
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var subject = string.Create(CultureInfo.InvariantCulture, $"{task.Link.LinkId}-{endsAt.ToUnixTimeSeconds()}-{id}");
        // The page of this very response belongs to the session that begins with it.
        request.HttpContext.Items[SessionItem] = subject;
        request.HttpContext.Response.Cookies.Append(CookieName, tokens.Sign(TokenPurpose.TaskSession, subject), Cookie(token));
        return new TaskSession(tokens.Sign(TokenPurpose.TaskForm, subject));
    }

    /// <summary>The session of a request with this link; null where there is none, or none any more.</summary>
    public async Task<TaskSession?> FindAsync(HttpRequest request, OpenedTask task, CancellationToken cancellationToken) =>
        Read(request, task.Link.LinkId) is { } session && !await ended.HasEndedAsync(request, session.Id, session.EndsAt, cancellationToken)
            ? new TaskSession(tokens.Sign(TokenPurpose.TaskForm, session.Subject))
            : null;

    /// <summary>Ends the session of a request for good, if it has one: a copy of its cookie opens nothing any more.</summary>
    public async Task EndAsync(HttpRequest request, OpenedTask task, string token, CancellationToken cancellationToken)
    {
        if (Read(request, task.Link.LinkId) is { } session)
        {
            await ended.EndAsync(session.Id, session.EndsAt, cancellationToken);
        }

        request.HttpContext.Response.Cookies.Delete(CookieName, Cookie(token));
    }

    /// <summary>Whether a posted form was served to the session of its request.</summary>
    public async Task<bool> HasServedAsync(
        HttpRequest request,
        OpenedTask task,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken
    ) => await FindServingAsync(request, task, values, cancellationToken) is not null;

    /// <summary>
    /// The session by which a posted form may do what weighs little: the one that it was served to, or the one that its code begins.
    /// </summary>
    public async Task<Result<TaskSession>> CheckAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        if (await FindServingAsync(request, task, values, cancellationToken) is { } session)
        {
            return session;
        }

        var refusal = await codes.CheckAsync(request, task, values.GetValueOrDefault(TaskFields.Code), cancellationToken);
        return refusal is null ? Open(request, task, token) : refusal;
    }

    private async Task<TaskSession?> FindServingAsync(
        HttpRequest request,
        OpenedTask task,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(request, task, cancellationToken) is { } session
        && values.TryGetValue(PageForm.AntiForgeryField, out var formToken)
        && tokens.Verify(TokenPurpose.TaskForm, formToken) is { } served
        && served == tokens.Verify(TokenPurpose.TaskForm, session.FormToken)
            ? session
            : null;

    private (string Subject, string Id, DateTimeOffset EndsAt)? Read(HttpRequest request, string linkId) =>
        (request.HttpContext.Items[SessionItem] as string ?? tokens.Verify(TokenPurpose.TaskSession, request.Cookies[CookieName]))
            is { } subject
        && subject.Split('-') is [var ofLink, var seconds, var id]
        && ofLink == linkId
        && long.TryParse(seconds, CultureInfo.InvariantCulture, out var endsAt)
        && time.GetUtcNow().ToUnixTimeSeconds() < endsAt
            ? (subject, id, DateTimeOffset.FromUnixTimeSeconds(endsAt))
            : null;

    private CookieOptions Cookie(string token) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = site.Value.IsHttps,
            MaxAge = Lasts,
            Path = $"/tasks/{token}",
        };
}
