using System.Globalization;
using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Limits;

/// <summary>Refusals of who did too much, with the time after which it is worth another try.</summary>
internal static class LimitErrors
{
    /// <summary>An error of kind <see cref="ErrorKind.TooMany"/>; the response says when to come again.</summary>
    public static Error TooMany(HttpRequest request, int retryAfterSeconds, string code, string message)
    {
        request.HttpContext.Response.Headers.RetryAfter = retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return new Error(ErrorKind.TooMany, code, message);
    }
}
