using System.Collections.Immutable;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// Values of a form that is refused before its page can show it again, for example after the end of a session: the error page shows them
/// and can send them again. Nothing is stored.
/// </summary>
internal static class TypedText
{
    // An unread form is read only up to about the length of a guide.
    private const long MaxUnreadBytes = 1024 * 1024;

    private static readonly object Values = new();
    private static readonly object Token = new();

    // A code is entered again; the token is not text.
    private static readonly ImmutableArray<string> Left = [PageForm.AntiForgeryField, "code"];

    public static void Keep(HttpRequest request, ImmutableDictionary<string, string> values) => request.HttpContext.Items[Values] = values;

    /// <summary>The form if <see cref="OfAsync"/> has read it for this request; otherwise null.</summary>
    public static ImmutableDictionary<string, string>? Find(HttpRequest request) =>
        request.HttpContext.Items.TryGetValue(Values, out var read) ? (ImmutableDictionary<string, string>?)read : null;

    /// <summary>Sets a new token so that an old form can be sent again: its reader is identified and reviews it.</summary>
    public static void Renew(HttpRequest request, string token) => request.HttpContext.Items[Token] = token;

    /// <summary>The values for an error page; null if nothing was entered, or the request came from another site.</summary>
    public static async Task<TypedModel?> OfAsync(HttpRequest request, int status)
    {
        if (!HttpMethods.IsPost(request.Method) || !PostedForm.Is(request) || !IsFromThisSite(request))
        {
            return null;
        }

        var values = Find(request) ?? await ReadAsync(request);
        var token = request.HttpContext.Items.TryGetValue(Token, out var renewed) ? (string?)renewed : null;
        var typed = values.RemoveRange(Left).OrderBy(value => value.Key, StringComparer.Ordinal);
        return values.RemoveRange(Left).Values.Any(value => !string.IsNullOrWhiteSpace(value))
            ? new TypedModel($"{request.Path}{request.QueryString}", [.. typed])
            {
                AntiForgeryToken = token ?? values.GetValueOrDefault(PageForm.AntiForgeryField),
                MaySendAgain =
                    token is not null
                    || status
                        is StatusCodes.Status401Unauthorized
                            or StatusCodes.Status410Gone
                            or StatusCodes.Status429TooManyRequests
                            or StatusCodes.Status503ServiceUnavailable,
            }
            : null;
    }

    private static async Task<ImmutableDictionary<string, string>> ReadAsync(HttpRequest request)
    {
        // A form with a file may be as long as the file.
        var isWithFile = request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        if (request.ContentLength > MaxUnreadBytes || (isWithFile && request.ContentLength is null))
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        try
        {
            return (await PostedForm.ReadAsync(request, request.HttpContext.RequestAborted)).TryGet(out var values, out _)
                ? values
                : ImmutableDictionary<string, string>.Empty;
        }
        catch (IOException)
        {
            // The incomplete body may be the reason of the refusal.
            return ImmutableDictionary<string, string>.Empty;
        }
    }

    // Otherwise another site could show a reader its text with a button that sends it in the reader's name.
    private static bool IsFromThisSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site.Length > 0
            ? site == "same-origin"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Authority == request.Host.Value);
    }
}
