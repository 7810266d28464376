using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>Each response type of functions.</summary>
public sealed class ResultFunctions
{
    [Function("Action")]
    public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
        new ContentResult { StatusCode = 418, Content = "tea" };

    [Function("Redirect")]
    public static IResult Redirect([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "redirect")] HttpRequest request) =>
        Results.Redirect("/elsewhere");

    [Function("Written")]
    public static async Task WrittenAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "written")] HttpRequest request)
    {
        request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
        await request.HttpContext.Response.WriteAsync("written");
    }

    [Function("Nothing")]
    public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) { }

    [Function("Throws")]
    public static IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["X-Left-Over"] = "1";
        throw new InvalidOperationException("It failed on purpose.");
    }

    [Function("Breaks")]
    public static async Task BreaksAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half a sen");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("It failed on purpose.");
    }
}
