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
/// <param name="FormToken">Part of every form served to it, against cross-site requests.</param>
public sealed record TaskSession(string FormToken);

/// <summary>
/// Lets a browser that gave the code once continue for some hours with actions that do not require sign-in: saving a draft, credit queries.
/// A decision or signature still requires the code. The cookie is bound to the link and deleted with it; only sessions that ended early are
/// stored.
/// </summary>
public sealed class TaskSessions(TaskCodes codes, TokenSigner tokens, EndedSessions ended, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>Time until the code is required again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    private static readonly object SessionItem = new();

    private string CookieName => site.Value.CookieName("tasksession");

    public TaskSession Open(HttpRequest request, OpenedTask task, string token)
    {
        // One request begins one session, even if its code is checked several times: the returned page belongs to that session.
        if (request.HttpContext.Items[SessionItem] is string begun && Read(request, task.Link.LinkId) is not null)
        {
            return new TaskSession(tokens.Sign(TokenPurpose.TaskForm, begun));
        }

        var endsAt = time.GetUtcNow() + Lasts;
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var subject = string.Create(CultureInfo.InvariantCulture, $"{task.Link.LinkId}-{endsAt.ToUnixTimeSeconds()}-{id}");
        // The page of this response belongs to the new session.
        request.HttpContext.Items[SessionItem] = subject;
        request.HttpContext.Response.Cookies.Append(CookieName, tokens.Sign(TokenPurpose.TaskSession, subject), Cookie(token));
        return new TaskSession(tokens.Sign(TokenPurpose.TaskForm, subject));
    }

    /// <summary>Null if there is no valid session.</summary>
    public async Task<TaskSession?> FindAsync(HttpRequest request, OpenedTask task, CancellationToken cancellationToken) =>
        Read(request, task.Link.LinkId) is { } session && !await ended.HasEndedAsync(request, session.Id, session.EndsAt, cancellationToken)
            ? new TaskSession(tokens.Sign(TokenPurpose.TaskForm, session.Subject))
            : null;

    /// <summary>Ends the session permanently, if there is one: a copy of its cookie becomes void.</summary>
    public async Task EndAsync(HttpRequest request, OpenedTask task, string token, CancellationToken cancellationToken)
    {
        if (Read(request, task.Link.LinkId) is { } session)
        {
            await ended.EndAsync(session.Id, session.EndsAt, cancellationToken);
        }

        request.HttpContext.Response.Cookies.Delete(CookieName, Cookie(token));
    }

    public async Task<bool> HasServedAsync(
        HttpRequest request,
        OpenedTask task,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken
    ) => await FindServingAsync(request, task, values, cancellationToken) is not null;

    /// <summary>The session of a posted form: the one it was served to, or the one that its code begins.</summary>
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
