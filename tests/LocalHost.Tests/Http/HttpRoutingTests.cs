using System.Net.Sockets;
using System.Text;
using CreditFunctions.LocalHost.Tests.Hosting;

namespace CreditFunctions.LocalHost.Tests.Http;

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
    [InlineData("PATCH /any/thing HTTP/1.1", "200 PATCH")]
    [InlineData("GET /nowhere HTTP/1.1", "404 ")]
    [InlineData("POST /rounds/7 HTTP/1.1", "404 ")]
    [InlineData("HEAD /rounds/7 HTTP/1.1", "404 ")]
    [InlineData("OPTIONS /rounds/7 HTTP/1.1", "404 ")]
    [InlineData("DELETE /admin/rounds HTTP/1.1", "404 ")]
    [InlineData("PATCH /Runtime/webhooks HTTP/1.1", "404 ")]
    public async Task Request_ByMethodAndPath_ReachesItsFunctionOrAnEmpty404(string request, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(expected, await SendAsync(host.Host.Address, request));
    }

    /// <summary>Returns status, then body; a raw request, because HttpClient changes paths.</summary>
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
}
