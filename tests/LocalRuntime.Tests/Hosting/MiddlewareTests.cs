using CreditFunctions.LocalRuntime.Hosting;
using CreditFunctions.LocalRuntime.Worker;
using CreditFunctions.LocalRuntime.Worker.Middleware;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalRuntime.Tests.Hosting;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_Several_RunInTheOrderAdded()
    {
        var steps = new List<string>();
        await using var host = await RunningHost.StartAsync<Functions>(builder => builder
            .Use(next => async context => { steps.Add("outer"); await next(context); steps.Add("after outer"); })
            .UseMiddleware(async (context, next) => { steps.Add(context.FunctionDefinition.Name); await next(); steps.Add("after inner"); }));

        await host.Client.GetAsync("hello");

        Assert.Equal(["outer", "Hello", "after inner", "after outer"], steps);
    }

    [Fact]
    public async Task Middleware_ThatWritesTheResponse_KeepsTheFunctionFromRunning()
    {
        await using var host = await RunningHost.StartAsync<Functions>(builder => builder.UseMiddleware(async (context, _) =>
        {
            context.GetHttpContext()!.Response.StatusCode = 503;
            await context.GetHttpContext()!.Response.WriteAsync("later");
        }));

        var answer = await host.Client.GetAsync("fails");

        Assert.Equal((503, "later"), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Middleware_ThatCatches_TurnsTheExceptionIntoAnAnswer()
    {
        await using var host = await RunningHost.StartAsync<Functions>(builder => builder.UseMiddleware<ExceptionsAsConflict>());

        Assert.Equal(409, (int)(await host.Client.GetAsync("fails")).StatusCode);
    }

    [Fact]
    public async Task Middleware_AfterTheFunction_MaySetHeaders()
    {
        await using var host = await RunningHost.StartAsync<Functions>(builder => builder.UseMiddleware(async (context, next) =>
        {
            await next();
            context.GetHttpContext()!.Response.Headers["X-Frame-Options"] = "DENY";
        }));

        var answer = await host.Client.GetAsync("hello");

        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("hello", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task UseWhen_PredicateThatIsFalse_LeavesTheMiddlewareOut()
    {
        await using var host = await RunningHost.StartAsync<Functions>(
            builder => builder.UseWhen<ExceptionsAsConflict>(context => context.FunctionDefinition.Name == "Hello"));

        Assert.Equal(500, (int)(await host.Client.GetAsync("fails")).StatusCode);
    }

    [Fact]
    public async Task Context_OfAnInvocation_IsTheSameForMiddlewareAndFunction()
    {
        var ids = new List<string>();
        await using var host = await RunningHost.StartAsync<Functions>(builder => builder.UseMiddleware((context, next) =>
        {
            ids.Add(context.InvocationId);
            context.Items["by"] = context.InvocationId;
            Assert.Equal("httpTrigger", context.FunctionDefinition.InputBindings["request"].Type);
            Assert.Equal("x", context.BindingContext.BindingData["value"]);
            return next();
        }));

        var first = await host.Client.GetStringAsync("items/x");
        var second = await host.Client.GetStringAsync("items/x");

        Assert.Equal(ids, [first, second]);
        Assert.NotEqual(first, second);
    }

    public sealed class ExceptionsAsConflict : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            try
            {
                await next(context);
            }
            catch (InvalidOperationException)
            {
                context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status409Conflict;
            }
        }
    }

    public sealed class Functions
    {
        [Function("Hello")]
        public IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, Route = "hello")] HttpRequest request) => Results.Text("hello");

        [Function("Fails")]
        public IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, Route = "fails")] HttpRequest request) =>
            throw new InvalidOperationException("not so");

        [Function("Items")]
        public IResult Items(
            [HttpTrigger(AuthorizationLevel.Anonymous, Route = "items/{value}")] HttpRequest request, FunctionContext context, string value) =>
            Results.Text((string)context.Items["by"]);
    }
}
