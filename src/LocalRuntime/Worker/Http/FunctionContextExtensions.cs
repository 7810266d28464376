using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>What ASP.NET Core adds to an invocation.</summary>
public static class FunctionContextExtensions
{
    internal const string HttpContextKey = "HttpRequestContext";

    /// <summary>The request and response of this invocation; null for a function without an HTTP trigger.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out var value) ? value as HttpContext : null;
}
