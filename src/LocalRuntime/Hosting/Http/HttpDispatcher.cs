using CreditFunctions.LocalRuntime.Hosting.Invocation;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Hosting.Http;

/// <summary>Answers requests: route, key, function, result. What it answers itself has no body.</summary>
internal sealed partial class HttpDispatcher(RouteTable routes, FunctionKeys keys, FunctionInvoker invoker, ILoggerFactory loggers)
{
    public Task DispatchAsync(HttpContext http)
    {
        var values = new RouteValueDictionary();
        if (!routes.TryFind(http.Request.Method, http.Request.Path.Value ?? "", values, out var endpoint))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (!keys.Admits(endpoint.Trigger.Level, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        http.Request.RouteValues = values;
        PlatformHeaders.Strip(http.Request.Headers);
        return InvokeAsync(endpoint, http);
    }

    private async Task InvokeAsync(HttpEndpoint endpoint, HttpContext http)
    {
        var context = new LocalFunctionContext(endpoint.Function, http, http.RequestServices, http.RequestAborted);
        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        try
        {
            await invoker.InvokeAsync(context);
            await ExecuteResultAsync(context.Result, http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception exception)
        {
            FunctionFailed(loggers.CreateLogger($"Function.{endpoint.Function.Name}"), exception, endpoint.Function.Name, context.InvocationId);
            AnswerFailure(http);
        }
    }

    // Null leaves the response as it is: middleware or the function itself has written it.
    private static Task ExecuteResultAsync(object? result, HttpContext http) => result switch
    {
        IResult httpResult => httpResult.ExecuteAsync(http),
        IActionResult actionResult => actionResult.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        _ => Task.CompletedTask,
    };

    private static void AnswerFailure(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(LogLevel.Error, "Function '{Function}' failed (invocation {InvocationId}).")]
    private static partial void FunctionFailed(ILogger logger, Exception exception, string function, string invocationId);
}
