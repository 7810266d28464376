using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.LocalHost.Tests.Hosting;
using CreditFunctions.SampleWorker;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class ForwardingTests
{
    [Theory]
    [InlineData("action", 418, "tea")]
    [InlineData("redirect", 302, "")]
    [InlineData("written", 202, "written")]
    [InlineData("nothing", 200, "")]
    [InlineData("throws", 500, "")]
    public async Task Answer_OfEachKind_ReachesTheClient(string path, int status, string body)
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("X-Left-Over"));
    }

    [Fact]
    public async Task Exception_InAFunction_IsLoggedWithItsTypeAndStack()
    {
        await using var host = await RunningHost.StartAsync();

        await host.Client.GetAsync("throws");

        var entry = Assert.Single(host.Log.Entries, entry => entry.Category == "Function.Throws");
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains("InvalidOperationException: It failed on purpose.", entry.Exception!.ToString(), StringComparison.Ordinal);
        Assert.Contains("ResultFunctions.Throws", entry.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_AfterTheAnswerHasBegun_BreaksIt()
    {
        await using var host = await RunningHost.StartAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => host.Client.GetStringAsync("breaks"));
    }

    [Theory]
    [InlineData("X-MS-CLIENT-PRINCIPAL")]
    [InlineData("x-ms-client-principal-id")]
    [InlineData("X-MS-CLIENT-PRINCIPAL-NAME")]
    [InlineData("X-MS-TOKEN-AAD-ID-TOKEN")]
    public async Task Request_HeaderOfThePlatform_IsTakenOut(string header)
    {
        await using var host = await RunningHost.StartAsync();

        var seen = await EchoAsync(host, (header, "somebody"), ("X-Other", "kept"));

        Assert.Null(seen["headers"]![header]);
        Assert.Equal("kept", (string?)seen["headers"]!["X-Other"]);
    }

    [Fact]
    public async Task Request_HostAndForwardedHeaders_ReachTheFunction()
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal("bureau.example", (string?)(await EchoAsync(host, ("Host", "bureau.example")))["host"]);
        var forwarded = await EchoAsync(
            host,
            ("X-Forwarded-Host", "outside.example"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-For", "192.0.2.7")
        );
        Assert.Equal(("outside.example", "https"), ((string?)forwarded["host"], (string?)forwarded["scheme"]));
    }

    [Fact]
    public async Task Request_InvocationHeaderFromOutside_IsReplaced()
    {
        await using var host = await RunningHost.StartAsync();

        var seen = await EchoAsync(host, ("x-ms-invocation-id", "mine"));

        Assert.True(Guid.TryParse((string?)seen["headers"]!["x-ms-invocation-id"], out _));
    }

    [Fact]
    public async Task Request_Query_IsPassedOnAsSent()
    {
        await using var host = await RunningHost.StartAsync();

        var seen = JsonNode.Parse(await host.Client.GetStringAsync("echo?a=1%2F2&b=%E5%B9%B4&a=3"))!;

        Assert.Equal("?a=1%2F2&b=%E5%B9%B4&a=3", (string?)seen["query"]);
    }

    [Fact]
    public async Task Request_LargeBody_IsLimitedByTheWorkersServer()
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal("1000000", await (await PostAsync(host, 1_000_000)).Content.ReadAsStringAsync());
        Assert.NotEqual(HttpStatusCode.OK, (await PostAsync(host, 31_000_000)).StatusCode);
    }

    [Fact]
    public async Task Request_Aborted_CancelsTheInvocation()
    {
        var work = new Work();
        await using var host = await RunningHost.StartAsync(new HostSetup { Work = work });
        using var aborted = new CancellationTokenSource();
        var answer = host.Client.GetAsync("endless", aborted.Token);
        await work.Began.Reader.ReadAsync();

        await aborted.CancelAsync();

        await work.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    private static Task<HttpResponseMessage> PostAsync(RunningHost host, int length) =>
        host.Client.PostAsync("body", new ByteArrayContent(new byte[length]));

    private static async Task<JsonNode> EchoAsync(RunningHost host, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "echo");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await host.Client.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
