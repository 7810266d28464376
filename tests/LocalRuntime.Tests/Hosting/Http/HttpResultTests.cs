using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Http;

public sealed class HttpResultTests
{
    [Theory]
    [InlineData("result", 200, "text")]
    [InlineData("result-task", 201, "{\"n\":1}")]
    [InlineData("action", 200, "{\"n\":1}")]
    [InlineData("action-task", 418, "tea")]
    [InlineData("redirect", 303, "")]
    [InlineData("value-task", 204, "")]
    [InlineData("written", 202, "written")]
    [InlineData("null", 200, "")]
    [InlineData("nothing", 200, "")]
    [InlineData("throws", 500, "")]
    [InlineData("throws-later", 500, "")]
    [InlineData("result-throws", 500, "")]
    public async Task Result_OfEachKind_IsTheAnswer(string path, int status, string body)
    {
        await using var host = await RunningHost.StartAsync<Functions>();

        var answer = await host.Client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Exception_InAFunction_IsLoggedAsItWasThrown()
    {
        await using var host = await RunningHost.StartAsync<Functions>();

        await host.Client.GetAsync("throws");

        var entry = Assert.Single(host.Log.Entries, entry => entry.Category == "Function.Throws");
        Assert.IsType<InvalidOperationException>(entry.Exception);
        Assert.Contains("'Throws'", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_AfterTheFirstByte_BreaksTheAnswerOff()
    {
        await using var host = await RunningHost.StartAsync<Functions>();

        await Assert.ThrowsAsync<HttpRequestException>(() => host.Client.GetAsync("breaks"));
    }

    [Fact]
    public async Task Instance_ThatIsDisposable_IsDisposedAfterTheCall()
    {
        var disposals = new Disposals();
        await using var host = await RunningHost.StartAsync<DisposableFunction>(builder => builder.With(disposals));

        Assert.Equal("0", await host.Client.GetStringAsync("disposable"));
        Assert.Equal("1", await host.Client.GetStringAsync("disposable"));
    }

    [Fact]
    public async Task Body_BeyondTheLimit_ThrowsInTheFunction()
    {
        await using var host = await RunningHost.StartAsync<BodyFunction>(
            builder => builder.UseLocalRuntime(options => options.MaxRequestBodySize = 1000));

        Assert.Equal("1000", await (await host.Client.PostAsync("length", new ByteArrayContent(new byte[1000]))).Content.ReadAsStringAsync());
        Assert.Equal("413", await (await host.Client.PostAsync("length", new ByteArrayContent(new byte[1001]))).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Body_Chunked_StreamsThrough()
    {
        await using var host = await RunningHost.StartAsync<BodyFunction>();
        using var request = new HttpRequestMessage(HttpMethod.Post, "length") { Content = new ByteArrayContent(new byte[100_000]) };
        request.Headers.TransferEncodingChunked = true;

        Assert.Equal("100000", await (await host.Client.SendAsync(request)).Content.ReadAsStringAsync());
    }

    public sealed class Functions
    {
        [Function("Result")]
        public IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, Route = "result")] HttpRequest request) => Results.Text("text");

        [Function("ResultTask")]
        public async Task<IResult> ResultTask([HttpTrigger(AuthorizationLevel.Anonymous, Route = "result-task")] HttpRequest request)
        {
            await Task.Yield();
            return Results.Created("/somewhere", new { n = 1 });
        }

        [Function("Action")]
        public IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, Route = "action")] HttpRequest request) =>
            new OkObjectResult(new { n = 1 });

        [Function("ActionTask")]
        public async Task<ActionResult> ActionTask([HttpTrigger(AuthorizationLevel.Anonymous, Route = "action-task")] HttpRequest request)
        {
            await Task.Yield();
            return new ContentResult { StatusCode = 418, Content = "tea" };
        }

        [Function("Redirect")]
        public IResult Redirect([HttpTrigger(AuthorizationLevel.Anonymous, Route = "redirect")] HttpRequest request)
        {
            request.HttpContext.Response.Headers.Location = "/elsewhere";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        [Function("ValueTask")]
        public ValueTask<IResult> ValueTask([HttpTrigger(AuthorizationLevel.Anonymous, Route = "value-task")] HttpRequest request) =>
            new(Results.NoContent());

        [Function("Written")]
        public async Task Written([HttpTrigger(AuthorizationLevel.Anonymous, Route = "written")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
            await request.HttpContext.Response.WriteAsync("written");
        }

        [Function("Null")]
        public Task<IResult?> Null([HttpTrigger(AuthorizationLevel.Anonymous, Route = "null")] HttpRequest request) =>
            Task.FromResult<IResult?>(null);

        [Function("Nothing")]
        public void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, Route = "nothing")] HttpRequest request)
        {
        }

        [Function("Throws")]
        public IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, Route = "throws")] HttpRequest request) =>
            throw new InvalidOperationException("not so");

        [Function("ThrowsLater")]
        public async Task<IResult> ThrowsLater([HttpTrigger(AuthorizationLevel.Anonymous, Route = "throws-later")] HttpRequest request)
        {
            request.HttpContext.Response.Headers["X-Left-Over"] = "1";
            await Task.Yield();
            throw new InvalidOperationException("not so");
        }

        [Function("ResultThrows")]
        public IResult ResultThrows([HttpTrigger(AuthorizationLevel.Anonymous, Route = "result-throws")] HttpRequest request) =>
            new ThrowingResult();

        [Function("Breaks")]
        public async Task Breaks([HttpTrigger(AuthorizationLevel.Anonymous, Route = "breaks")] HttpRequest request)
        {
            await request.HttpContext.Response.WriteAsync("half a sen");
            await request.HttpContext.Response.Body.FlushAsync();
            throw new InvalidOperationException("not so");
        }

        private sealed class ThrowingResult : IResult
        {
            public Task ExecuteAsync(HttpContext httpContext) => throw new InvalidOperationException("not so");
        }
    }

    public sealed class Disposals
    {
        public int Count { get; set; }
    }

    public sealed class DisposableFunction(Disposals disposals) : IDisposable
    {
        [Function("Disposable")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "disposable")] HttpRequest request) =>
            Results.Text($"{disposals.Count}");

        public void Dispose() => disposals.Count++;
    }

    public sealed class BodyFunction
    {
        [Function("Length")]
        public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "length")] HttpRequest request)
        {
            using var body = new MemoryStream();
            try
            {
                await request.Body.CopyToAsync(body);
                return Results.Text($"{body.Length}");
            }
            catch (BadHttpRequestException exception)
            {
                return Results.Text($"{exception.StatusCode}");
            }
        }
    }
}
