using System.Collections.Immutable;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// What somebody typed into a form that is refused before its page can show it again, such as after the end of a session: the page of the
/// refusal shows it, and sends it again. Nothing of it is stored.
/// </summary>
internal static class TypedText
{
    // A form that was not read yet is read only if it is about as long as a guide.
    private const long MaxUnreadBytes = 1024 * 1024;

    private static readonly object Values = new();
    private static readonly object Token = new();

    // A code is typed anew; the others are no text.
    private static readonly ImmutableArray<string> Left = [PageForm.AntiForgeryField, "code"];

    /// <summary>Remembers a form that was read, for the rest of the request.</summary>
    public static void Keep(HttpRequest request, ImmutableDictionary<string, string> values) => request.HttpContext.Items[Values] = values;

    /// <summary>The form, if <see cref="OfAsync"/> read it for this request already; null otherwise.</summary>
    public static ImmutableDictionary<string, string>? Find(HttpRequest request) =>
        request.HttpContext.Items.TryGetValue(Values, out var read) ? (ImmutableDictionary<string, string>?)read : null;

    /// <summary>The token with which a form that was served long ago can be sent again: its reader is known, and looks at it.</summary>
    public static void Renew(HttpRequest request, string token) => request.HttpContext.Items[Token] = token;

    /// <summary>What the page of a refusal shows; null where nothing was typed, or another site made the browser send it.</summary>
    /// <param name="status">Of the refusal.</param>
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
            // The body broke off, which may be why the request is refused.
            return ImmutableDictionary<string, string>.Empty;
        }
    }

    // Otherwise another site could put its text before a reader, with a button that sends it in the reader's name.
    private static bool IsFromThisSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site.Length > 0
            ? site == "same-origin"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Authority == request.Host.Value);
    }
}
