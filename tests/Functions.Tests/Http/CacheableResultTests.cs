using System.IO.Compression;
using System.Text;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Http;

public sealed class CacheableResultTests
{
    private static readonly string Long = new('页', 2000);

    [Fact]
    public async Task Execute_SecondTime_Is304WithoutABody()
    {
        var first = await SendAsync(Long);
        var again = await SendAsync(Long, request => request.Headers.IfNoneMatch = first.Headers.ETag);
        var changed = await SendAsync(Long + "新", request => request.Headers.IfNoneMatch = first.Headers.ETag);

        Assert.Equal((200, 304, 200), (first.StatusCode, again.StatusCode, changed.StatusCode));
        Assert.Equal(0, again.Body.Length);
        Assert.Equal("no-cache", again.Headers.CacheControl);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Execute_Accepted_IsCompressed(string encoding)
    {
        var response = await SendAsync(Long, request => request.Headers.AcceptEncoding = $"{encoding};q=0.8, identity");

        Assert.Equal(encoding, response.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary.ToString(), StringComparison.Ordinal);
        response.Body.Position = 0;
        await using Stream open =
            encoding == "br"
                ? new BrotliStream(response.Body, CompressionMode.Decompress)
                : new GZipStream(response.Body, CompressionMode.Decompress);
        using var reader = new StreamReader(open);
        Assert.Equal(Long, await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("br;q=0")]
    public async Task Execute_NotAccepted_IsSentAsItIs(string accepted)
    {
        var response = await SendAsync(Long, request => request.Headers.AcceptEncoding = accepted);

        Assert.Equal(0, response.Headers.ContentEncoding.Count);
        Assert.Equal(Encoding.UTF8.GetByteCount(Long), response.Body.Length);
    }

    [Fact]
    public async Task Execute_Refusal_IsPassedOn()
    {
        var response = await SendAsync(Results.NotFound());

        Assert.Equal((404, 0), (response.StatusCode, response.Headers.ETag.Count));
    }

    [Fact]
    public async Task Execute_Head_HasTheHeadersAndNoBody()
    {
        var response = await SendAsync(Long, request => request.Method = "HEAD");

        Assert.Equal((0, Encoding.UTF8.GetByteCount(Long)), (response.Body.Length, response.ContentLength));
        Assert.NotEmpty(response.Headers.ETag.ToString());
    }

    [Fact]
    public async Task Execute_HeadOfAFile_IsThatOfGet()
    {
        var file = Results.Bytes(Encoding.UTF8.GetBytes(Long), "text/plain");

        var (get, head) = (await SendAsync(file), await SendAsync(file, request => request.Method = "HEAD"));

        Assert.Equal((get.Headers.ETag, get.ContentLength), (head.Headers.ETag, head.ContentLength));
        Assert.Equal(0, head.Body.Length);
    }

    private static Task<HttpResponse> SendAsync(string text, Action<HttpRequest>? prepare = null) => SendAsync(Results.Text(text), prepare);

    private static async Task<HttpResponse> SendAsync(IResult inner, Action<HttpRequest>? prepare = null)
    {
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Response = { Body = new MemoryStream() },
        };
        http.Request.Method = "GET";
        prepare?.Invoke(http.Request);
        await new CacheableResult(inner, CacheableResult.Revalidate).ExecuteAsync(http);
        return http.Response;
    }
}
