using System.Globalization;
using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Limits;

/// <summary>Errors of exceeded limits, with the time of the next possible try.</summary>
internal static class LimitErrors
{
    /// <summary>An error of kind <see cref="ErrorKind.TooMany"/>; sets the response's Retry-After.</summary>
    public static Error TooMany(HttpRequest request, int retryAfterSeconds, string code, string message)
    {
        request.HttpContext.Response.Headers.RetryAfter = retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return new Error(ErrorKind.TooMany, code, message);
    }
}
