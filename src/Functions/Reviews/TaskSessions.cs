using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Functions.Composition;
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
/// decides or signs still asks for the code. Nothing is stored; the cookie is bound to the link and goes with it.
/// </summary>
public sealed class TaskSessions(TaskCodes codes, TokenSigner tokens, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>How long the code is not asked again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    /// <summary>Name of the cookie; its path is the link's.</summary>
    public const string CookieName = "tasksession";

    /// <summary>Begins a session, for whoever has just given the right code.</summary>
    public void Open(HttpRequest request, OpenedTask task, string token)
    {
        var endsAt = time.GetUtcNow() + Lasts;
        var subject = string.Create(CultureInfo.InvariantCulture, $"{task.Link.LinkId}-{endsAt.ToUnixTimeSeconds()}");
        request.HttpContext.Response.Cookies.Append(CookieName, tokens.Sign(TokenPurpose.TaskSession, subject), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = site.Value.BaseAddress.Scheme == Uri.UriSchemeHttps,
            MaxAge = Lasts,
            Path = $"/tasks/{token}",
        });
    }

    /// <summary>The session of a request with this link; null where there is none, or none any more.</summary>
    public TaskSession? Find(HttpRequest request, OpenedTask task) =>
        tokens.Verify(TokenPurpose.TaskSession, request.Cookies[CookieName]) is { } subject
        && subject.Split('-') is [var linkId, var seconds]
        && linkId == task.Link.LinkId
        && long.TryParse(seconds, CultureInfo.InvariantCulture, out var endsAt)
        && time.GetUtcNow().ToUnixTimeSeconds() < endsAt
            ? new TaskSession(tokens.Sign(TokenPurpose.TaskForm, subject))
            : null;

    /// <summary>
    /// Whether a posted form may do what weighs little: it was served to this session, or it brings the code, which begins one. Null where
    /// it may.
    /// </summary>
    public async Task<Error?> CheckAsync(
        HttpRequest request, OpenedTask task, string token, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (Find(request, task) is { } session
            && values.TryGetValue(PageForm.AntiForgeryField, out var formToken)
            && tokens.Verify(TokenPurpose.TaskForm, formToken) is { } served
            && served == tokens.Verify(TokenPurpose.TaskForm, session.FormToken))
        {
            return null;
        }

        var refusal = await codes.CheckAsync(task, values.GetValueOrDefault(TaskFields.Code), cancellationToken);
        if (refusal is null)
        {
            Open(request, task, token);
        }

        return refusal;
    }
}
