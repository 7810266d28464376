using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Functions.Api;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Limits;

/// <summary>
/// Refuses what no function needs to see: a host that is not this site's, a key in an address, more requests than a visitor may make. Costs
/// no storage request.
/// </summary>
public sealed class RequestGuard(RequestLimiter limiter, SecurityEvents events, IOptions<SiteOptions> site)
{
    private const string KeyQuery = "code";

    // A program that has the bureau's key is not held to a limit.
    private static readonly FrozenSet<string> WithKey =
        ApiCatalog.Operations.Where(operation => operation.Access == ApiAccess.Bureau).Select(operation => operation.Function.Name).ToFrozenSet(StringComparer.Ordinal);

    private static readonly byte[] TooManyJson = JsonOf(TooMany());
    private static readonly byte[] TooManyPage = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>访问过于频繁</title><h1>访问过于频繁</h1>"
        + "<p>此地址在短时间内的请求过多，请稍后刷新本页；已填写的内容请先保留。</p><p lang=\"en\">Too many requests were made from here. Wait a moment and reload; keep what you have typed.</p></html>");

    /// <summary>What a request is refused with; null where it goes on to its function.</summary>
    internal IResult? Refuse(string function, HttpRequest request)
    {
        // The platform asks by any name whether the process lives.
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
        return new Refusal(Answers.WantsPage(request));
    }

    private static Error TooMany() => new(
        ErrorKind.TooMany, "too-many-requests", "Too many requests were made from here. Wait for the seconds that Retry-After names, and send this one again.");

    private static Error HostIsUnknown() =>
        new(ErrorKind.Malformed, "host-is-unknown", "This site has another address. Use the one in its mails; an operator sets others in Site__AllowedHosts.");

    private static Error KeyIsInTheAddress() => new Error(
        ErrorKind.Malformed, "key-is-in-the-address", "Addresses are logged. Send the key in the header x-functions-key and not as ?code=, and replace the key that was sent.").At(KeyQuery);

    private static byte[] JsonOf(Error error) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Problems.Describe([error]), RequestJson.Options);

    /// <summary>The same bytes for everybody: rendering a page would cost more than what is refused.</summary>
    private sealed class Refusal(bool isPage) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var body = isPage ? TooManyPage : TooManyJson;
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.ContentType = isPage ? "text/html; charset=utf-8" : Problems.MediaType;
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
