using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>303 after a form: the result is shown at this address, and reloading it sends nothing again.</summary>
internal sealed class SeeOther(Uri address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address.AbsoluteUri;
        return Task.CompletedTask;
    }
}
