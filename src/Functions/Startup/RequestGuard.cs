using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Functions.Api;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages;
using CreditFunctions.Pages.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Startup;

/// <summary>
/// Refuses requests with a foreign host, with a key in the address, or above the visitor's rate limit. Costs no storage request.
/// </summary>
public sealed class RequestGuard(RequestLimiter limiter, SecurityEvents events, PageRenderer renderer, IOptions<SiteOptions> site)
{
    private const string KeyQuery = "code";

    // A program with the bureau's key has no limit.
    private static readonly FrozenSet<string> WithKey = ApiCatalog
        .Operations.Where(operation => operation.Access == ApiAccess.Bureau)
        .Select(operation => operation.Function.Name)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly byte[] TooManyJson = JsonOf(TooMany());

    private readonly Lazy<Task<byte[]>> _chinese = new(() => RenderAsync(renderer, site.Value, "zh-CN"));
    private readonly Lazy<Task<byte[]>> _english = new(() => RenderAsync(renderer, site.Value, "en"));

    /// <summary>The refusal; null if the request continues to its function.</summary>
    internal IResult? Refuse(string function, HttpRequest request)
    {
        // The platform's health probe uses any host name.
        if (function == nameof(GetLivenessEndpoint))
        {
            return null;
        }

        if (!site.Value.IsOwnHost(request.Host.Host))
        {
            return Problems.Answer(Problems.Describe([HostIsUnknown()]));
        }

        if (WithKey.Contains(function))
        {
            return request.Query.ContainsKey(KeyQuery) ? Problems.Answer(Problems.Describe([KeyIsInTheAddress()])) : null;
        }

        if (limiter.FindWait(request) is not { } wait)
        {
            return null;
        }

        events.Throttled("requests");
        request.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return new Refusal(
            !Responses.WantsPage(request) ? null
            : Responses.IsEnglish(request) ? _english
            : _chinese
        );
    }

    private static Error TooMany() =>
        new(
            ErrorKind.TooMany,
            "too-many-requests",
            "Too many requests were made from here. Wait for the seconds that Retry-After names, and send this one again."
        );

    private static Error HostIsUnknown() =>
        new(
            ErrorKind.Malformed,
            "host-is-unknown",
            "This site has another address. Use the one in its mails; an operator sets others in Site__AllowedHosts."
        );

    private static Error KeyIsInTheAddress() =>
        new Error(
            ErrorKind.Malformed,
            "key-is-in-the-address",
            "Addresses are logged. Send the key in the header x-functions-key and not as ?code=, and replace the key that was sent."
        ).At(KeyQuery);

    private static byte[] JsonOf(Error error) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Problems.Describe([error]), RequestJson.Options);

    private static async Task<byte[]> RenderAsync(PageRenderer renderer, SiteOptions site, string culture)
    {
        var model = new ProblemModel(StatusCodes.Status429TooManyRequests, TooMany().Code) { Errors = [TooMany()] };
        return Encoding.UTF8.GetBytes(
            await renderer.RenderAsync(model, new PageContext(CultureInfo.GetCultureInfo(culture), site.ToSiteInfo()))
        );
    }

    /// <summary>Rendered once for each language: rendering a page would cost more than the refused request.</summary>
    /// <param name="page">Null for a program.</param>
    private sealed class Refusal(Lazy<Task<byte[]>>? page) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var body = page is null ? TooManyJson : await page.Value;
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.ContentType = page is null ? Problems.MediaType : "text/html; charset=utf-8";
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
