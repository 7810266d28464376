using System.Globalization;
using CreditFunctions.LocalHost.Hosting.Lease;
using CreditFunctions.LocalHost.Workers;
using CreditFunctions.LocalHost.Workers.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Http;

/// <summary>Handles requests: route, key, function. Its own responses have no body.</summary>
internal sealed partial class HttpDispatcher(
    RouteTable routes,
    FunctionKeys keys,
    FunctionInvoker invoker,
    WorkerForwarder forwarder,
    ILoggerFactory loggers
)
{
    /// <summary>Asks the client to retry soon.</summary>
    public static void AnswerUnavailable(HttpContext http)
    {
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = LeaseKeeper.StandbyInterval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

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

        PlatformHeaders.Strip(http.Request.Headers);
        return InvokeAsync(endpoint.Function, values, http);
    }

    private async Task InvokeAsync(WorkerFunction function, RouteValueDictionary values, HttpContext http)
    {
        if (invoker.Current is not { HttpAddress: { } address } worker)
        {
            AnswerUnavailable(http);
            return;
        }

        var request = invoker.Create(function, new TypedData { Http = new RpcHttp() });
        foreach (var (name, value) in values)
        {
            request.TriggerMetadata[name] = new TypedData { String = (string?)value ?? "" };
        }

        // The worker joins the two. Without the request, the invocation would wait for it for 15 s.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var invocation = worker.InvokeAsync(function.Name, request, over.Token);
        var isForwarded = await forwarder.ForwardAsync(http, address, request.InvocationId);
        await (isForwarded ? Task.CompletedTask : over.CancelAsync());
        try
        {
            var response = await invocation;
            if (response.Result?.Status is not StatusResult.Types.Status.Success)
            {
                AnswerFailure(function, response, http);
            }
        }
        catch (WorkerGoneException) when (!http.Response.HasStarted)
        {
            AnswerUnavailable(http);
        }
        catch (WorkerGoneException) when (!isForwarded)
        {
            http.Abort();
        }
        catch (WorkerGoneException)
        {
            // The client has the full response and may already reuse the connection.
        }

        LogIfNotForwarded(function, isForwarded, request.InvocationId, http);
    }

    private void AnswerFailure(WorkerFunction function, InvocationResponse response, HttpContext http)
    {
        if (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        FunctionFailed(LoggerOf(function), new WorkerException(response.Result?.Exception ?? new()), function.Name, response.InvocationId);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private void LogIfNotForwarded(WorkerFunction function, bool isForwarded, string invocationId, HttpContext http)
    {
        if (!isForwarded && !http.RequestAborted.IsCancellationRequested && http.GetForwarderErrorFeature()?.Exception is { } exception)
        {
            NotForwarded(LoggerOf(function), exception, function.Name, invocationId);
        }
    }

    private ILogger LoggerOf(WorkerFunction function) => loggers.CreateLogger($"Function.{function.Name}");

    [LoggerMessage(LogLevel.Error, "Function '{Function}' failed (invocation {InvocationId}).")]
    private static partial void FunctionFailed(ILogger logger, Exception exception, string function, string invocationId);

    [LoggerMessage(LogLevel.Warning, "The answer of function '{Function}' was not passed on whole (invocation {InvocationId}).")]
    private static partial void NotForwarded(ILogger logger, Exception exception, string function, string invocationId);
}
