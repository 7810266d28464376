using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>Answers with what reached the function.</summary>
public sealed class HttpFunctions(Gate gate)
{
    [Function("Echo")]
    public static IResult Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "echo/{name}/{more?}")] HttpRequest request, string name, string? more) =>
        Results.Json(new
        {
            name,
            more,
            path = request.Path.Value,
            query = request.QueryString.Value,
            url = request.GetEncodedUrl(),
            host = request.Host.Value,
            headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
        });

    [Function("Guarded")]
    public static IResult Guarded([HttpTrigger(AuthorizationLevel.Function, "get", Route = "guarded")] HttpRequest request) =>
        Results.Text("let in");

    [Function("Administered")]
    public static IResult Administered([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "administered")] HttpRequest request) =>
        Results.Text("let in");

    [Function("Body")]
    public static async Task<IResult> BodyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "body")] HttpRequest request)
    {
        var length = 0L;
        var buffer = new byte[65_536];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0; length += read)
        {
        }

        return Results.Text($"{length}");
    }

    [Function("Fail")]
    public static IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request) =>
        throw new InvalidOperationException("It failed on purpose.");

    [Function("Nothing")]
    public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) =>
        request.HttpContext.Response.Headers["X-Written"] = "by the function";

    [Function("Slow")]
    public async Task<IResult> SlowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request)
    {
        gate.Reached.TrySetResult();
        await gate.Open.Task;
        return Results.Text("done");
    }

    [Function("Endless")]
    public async Task EndlessAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "endless")] HttpRequest request, CancellationToken cancellationToken)
    {
        gate.Reached.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            gate.Cancelled.TrySetResult();
        }
    }

    [Function("Process")]
    public static IResult Process([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "process")] HttpRequest request) =>
        Results.Text($"{Environment.ProcessId}");

    [Function("Unknown_ZLast")]
    public static IResult Unknown([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request, string? path) =>
        Results.Text($"unknown {path}", statusCode: StatusCodes.Status404NotFound);
}
