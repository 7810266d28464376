using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>Returns the received request.</summary>
public sealed class HttpFunctions(Work work, IConfiguration settings)
{
    [Function("Home")]
    public static IResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        Results.Text("home");

    [Function("Round")]
    public static IResult Round([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rounds/{id}")] HttpRequest request, string id) =>
        Results.Text($"round {id}");

    [Function("Public")]
    public static IResult Public(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "public/{*path}")] HttpRequest request,
        string? path
    ) => Results.Text($"public {path}");

    [Function("Z_Anything")]
    public static IResult Anything([HttpTrigger(AuthorizationLevel.Anonymous, "delete", "patch", Route = "{*path}")] HttpRequest request) =>
        Results.Text(request.Method);

    [Function("Echo")]
    public static IResult Echo([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "echo")] HttpRequest request) =>
        Results.Json(
            new
            {
                query = request.QueryString.Value,
                host = request.Host.Value,
                scheme = request.Scheme,
                headers = request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
            }
        );

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
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0; length += read) { }

        return Results.Text($"{length}");
    }

    [Function("Setting")]
    public IResult Setting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings/{name}")] HttpRequest request,
        string name
    ) => Results.Text(settings[name] ?? "none");

    [Function("Process")]
    public static IResult Process([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "process")] HttpRequest request) =>
        Results.Text($"{Environment.ProcessId}");

    /// <summary>Sends the full response and never ends.</summary>
    [Function("AnswerAndStay")]
    public static async Task AnswerAndStayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "answer-and-stay")] HttpRequest request
    )
    {
        var response = request.HttpContext.Response;
        var body = Encoding.ASCII.GetBytes($"{Environment.ProcessId}");
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
        await response.CompleteAsync();
        await Task.Delay(Timeout.Infinite);
    }

    [Function("Slow")]
    public async Task<IResult> SlowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request)
    {
        work.Began.Writer.TryWrite("slow");
        await work.Released.Task;
        return Results.Text("done");
    }

    [Function("Endless")]
    public async Task EndlessAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "endless")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        work.Began.Writer.TryWrite("endless");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            work.Cancelled.TrySetResult();
        }
    }
}
