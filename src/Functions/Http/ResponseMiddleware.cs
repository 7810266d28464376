using CreditFunctions.Core;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// Sets the headers of every response of a function, and responds where a function cannot: storage outage, incomplete body.
/// </summary>
public sealed class ResponseMiddleware : IFunctionsWorkerMiddleware
{
    private const string RetryAfterSeconds = "5";

    // One year: the minimum of browsers' preload lists.
    private const string StrictTransport = "max-age=31536000; includeSubDomains";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = ContentSecurityPolicy.Header;
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.InstanceServices.GetRequiredService<IOptions<SiteOptions>>().Value.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }

        // Refused before reading. The server's own limit would close the connection before a sending client could read the response.
        if (http.Request.ContentLength > context.InstanceServices.GetRequiredService<IOptions<DocumentOptions>>().Value.MaxBodyBytes)
        {
            await RefuseAsync(context, http, Problems.TooLarge);
            return;
        }

        try
        {
            await next(context);
        }
        catch (TransientFailureException) when (!http.Response.HasStarted)
        {
            headers.RetryAfter = RetryAfterSeconds;
            await RefuseAsync(context, http, Problems.TryAgain);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            await RefuseAsync(
                context,
                http,
                refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problems.TooLarge : Problems.Incomplete
            );
        }
    }

    private static Task RefuseAsync(FunctionContext context, HttpContext http, Error error) =>
        context.InstanceServices.GetRequiredService<Responses>().Problem(http.Request, error).ExecuteAsync(http);
}
