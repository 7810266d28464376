using System.Net;
using System.Net.Sockets;
using System.Text;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Http;

public sealed class HttpRoutingTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1", "200 home")]
    [InlineData("GET /rounds/7 HTTP/1.1", "200 round 7")]
    [InlineData("GET /ROUNDS/aB HTTP/1.1", "200 round aB")]
    [InlineData("GET /rounds/7/ HTTP/1.1", "200 round 7")]
    [InlineData("GET /rounds/a%2Fb HTTP/1.1", "200 round a%2Fb")]
    [InlineData("GET /rounds/%E5%B9%B4 HTTP/1.1", "200 round 年")]
    [InlineData("GET /public/%E5%90%8D%20%E5%8D%95/2026/1.html HTTP/1.1", "200 public 名 单/2026/1.html")]
    [InlineData("GET /public/a%2Fb/%E5%90%8D HTTP/1.1", "200 public a%2Fb/名")]
    [InlineData("GET /public/..%2fsecret HTTP/1.1", "200 public ..%2fsecret")]
    [InlineData("GET /public HTTP/1.1", "200 public ")]
    [InlineData("DELETE /anything HTTP/1.1", "200 DELETE")]
    [InlineData("PATCH /anything HTTP/1.1", "200 PATCH")]
    [InlineData("GET /nowhere HTTP/1.1", "404 ")]
    [InlineData("POST /rounds/7 HTTP/1.1", "404 ")]
    [InlineData("HEAD /rounds/7 HTTP/1.1", "404 ")]
    [InlineData("OPTIONS /rounds/7 HTTP/1.1", "404 ")]
    [InlineData("GET /admin/rounds HTTP/1.1", "404 ")]
    [InlineData("GET /Runtime/webhooks HTTP/1.1", "404 ")]
    public async Task Request_ByMethodAndPath_ReachesItsFunctionOrAnEmpty404(string request, string expected)
    {
        await using var host = await RunningHost.StartAsync<Functions>();

        Assert.Equal(expected, await SendAsync(host.Host.Address, request));
    }

    [Fact]
    public async Task Request_RoutePrefix_StandsBeforeEveryRoute()
    {
        await using var host = await RunningHost.StartAsync<Functions>(
            builder => builder.UseLocalRuntime(options => options.RoutePrefix = "api"));

        Assert.Equal("round 7", await host.Client.GetStringAsync("/api/rounds/7"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/rounds/7")).StatusCode);
    }

    [Fact]
    public async Task Start_OverlappingRoutes_IsRefusedNamingBoth()
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() => RunningHost.StartAsync<OverlappingFunctions>());

        Assert.Contains("'ShowApplication' (GET,POST 'applications/{id}')", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'NewApplication' (GET 'applications/new')", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DeleteApplication", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_RouteOfTheHost_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() => RunningHost.StartAsync<ReservedFunctions>());

        Assert.Contains("'Instances'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("belongs to the host", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Status, then body: sent as written, because HttpClient tidies paths up.</summary>
    private static async Task<string> SendAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request}\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var response = await reader.ReadToEndAsync();
        var body = response[(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return $"{response.Split(' ')[1]} {(response.Contains("chunked", StringComparison.Ordinal) ? Unchunk(body) : body)}";
    }

    private static string Unchunk(string body) => string.Concat(body.Split("\r\n").Where((_, index) => index % 2 == 1));

    public sealed class Functions
    {
        [Function("Home")]
        public IResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
            Results.Text("home");

        [Function("Round")]
        public IResult Round([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rounds/{id}")] HttpRequest request, string id) =>
            Results.Text($"round {id}");

        [Function("Public")]
        public IResult Public([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "public/{*path}")] HttpRequest request, string? path) =>
            Results.Text($"public {path}");

        [Function("Anything")]
        public IResult Anything([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text(request.Method);
    }

    public sealed class OverlappingFunctions
    {
        [Function("ShowApplication")]
        public void Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "applications/{id}")] HttpRequest request)
        {
        }

        [Function("NewApplication")]
        public void New([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "applications/new")] HttpRequest request)
        {
        }

        [Function("DeleteApplication")]
        public void Delete([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "applications/{id}")] HttpRequest request)
        {
        }
    }

    public sealed class ReservedFunctions
    {
        [Function("Instances")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "Admin/instances")] HttpRequest request)
        {
        }
    }
}
