using System.Net;
using System.Net.Http.Json;
using CreditFunctions.LocalRuntime.Worker;
using CreditFunctions.LocalRuntime.Worker.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Http;

public sealed class HttpBindingTests
{
    [Theory]
    [InlineData("/text/年/7", "年 7")]
    [InlineData("/guid/0e9ad8e1-54a0-4c2b-9b0c-6a6d1e6c8b2a", "0e9ad8e1-54a0-4c2b-9b0c-6a6d1e6c8b2a")]
    [InlineData("/number/-7", "-7")]
    [InlineData("/flag/true", "True")]
    [InlineData("/date/2026-03-02T08:00:00Z", "2026-03-02 Utc")]
    [InlineData("/day/friday", "Friday")]
    [InlineData("/page", "none")]
    [InlineData("/page/3", "3")]
    public async Task RouteValue_ByName_IsConvertedToTheParameter(string path, string expected)
    {
        await using var host = await RunningHost.StartAsync<RouteFunctions>();

        Assert.Equal(expected, await host.Client.GetStringAsync(path));
    }

    [Fact]
    public async Task RouteValue_ThatCannotBeConverted_IsTheFunctionsFailure()
    {
        await using var host = await RunningHost.StartAsync<RouteFunctions>();

        Assert.Equal(HttpStatusCode.InternalServerError, (await host.Client.GetAsync("/number/seven")).StatusCode);
        Assert.Contains(host.Log.Entries, entry => entry.Category == "Function.Number" && entry.Exception is not null);
    }

    [Fact]
    public async Task Body_MarkedFromBody_IsReadAsJson()
    {
        await using var host = await RunningHost.StartAsync<OtherFunctions>();

        var answer = await host.Client.PostAsJsonAsync("/greet", new Greeting("王"));

        Assert.Equal("王", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Context_AndToken_AreThoseOfTheRequest()
    {
        await using var host = await RunningHost.StartAsync<OtherFunctions>();

        var answer = await host.Client.GetStringAsync("/context?x=1");

        Assert.Equal("Context ?x=1 True True", answer);
    }

    [Fact]
    public async Task Constructor_TakesServices_OneScopePerInvocation()
    {
        var scopes = new Scopes();
        await using var host = await RunningHost.StartAsync<InjectedFunction>(builder =>
        {
            builder.With(scopes);
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddScoped<Scoped>(builder.Services);
        });

        await host.Client.GetAsync("/injected");
        await host.Client.GetAsync("/injected");

        Assert.Equal(2, scopes.Instances.Distinct().Count());
        Assert.Equal(2, scopes.Disposed);
    }

    public sealed class RouteFunctions
    {
        [Function("Text")]
        public IResult Text([HttpTrigger(AuthorizationLevel.Anonymous, Route = "text/{name}/{count}")] HttpRequest request, string name, string count) =>
            Results.Text($"{name} {count}");

        [Function("GuidValue")]
        public IResult GuidValue([HttpTrigger(AuthorizationLevel.Anonymous, Route = "guid/{id}")] HttpRequest request, Guid id) =>
            Results.Text(id.ToString());

        [Function("Number")]
        public IResult Number([HttpTrigger(AuthorizationLevel.Anonymous, Route = "number/{value}")] HttpRequest request, int value) =>
            Results.Text(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

        [Function("Flag")]
        public IResult Flag([HttpTrigger(AuthorizationLevel.Anonymous, Route = "flag/{value}")] HttpRequest request, bool value) =>
            Results.Text(value.ToString());

        [Function("Date")]
        public IResult Date([HttpTrigger(AuthorizationLevel.Anonymous, Route = "date/{value}")] HttpRequest request, DateTime value) =>
            Results.Text($"{value:yyyy-MM-dd} {value.Kind}");

        [Function("Day")]
        public IResult Day([HttpTrigger(AuthorizationLevel.Anonymous, Route = "day/{value}")] HttpRequest request, DayOfWeek value) =>
            Results.Text(value.ToString());

        [Function("Page")]
        public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, Route = "page/{number?}")] HttpRequest request, int? number) =>
            Results.Text(number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none");
    }

    public sealed record Greeting(string Name);

    public sealed class OtherFunctions
    {
        [Function("Greet")]
        public IResult Greet([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "greet")] HttpRequest request, [FromBody] Greeting greeting) =>
            Results.Text(greeting.Name);

        [Function("Context")]
        public IResult Context(
            [HttpTrigger(AuthorizationLevel.Anonymous, Route = "context")] HttpRequest request,
            FunctionContext context,
            CancellationToken cancellationToken) =>
            Results.Text($"{context.FunctionDefinition.Name} {request.QueryString} {context.GetHttpContext() == request.HttpContext} " +
                $"{context.CancellationToken == cancellationToken && cancellationToken.CanBeCanceled}");
    }

    public sealed class InjectedFunction(Scopes scopes, Scoped scoped, Scoped again)
    {
        [Function("Injected")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "injected")] HttpRequest request)
        {
            Assert.Same(scoped, again);
            scopes.Instances.Add(scoped);
        }
    }

    public sealed class Scopes
    {
        public List<Scoped> Instances { get; } = [];

        public int Disposed { get; set; }
    }

    public sealed class Scoped(Scopes scopes) : IDisposable
    {
        public void Dispose() => scopes.Disposed++;
    }
}
