using System.Net;
using System.Net.Http.Headers;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>Public pages are cached by browsers and reloaded only after a change.</summary>
public sealed class PublicPagesTests : AppOnMemoryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("rounds")]
    [InlineData("commitment-texts/2026-1")]
    public async Task Page_ThatTheClientHas_IsNotSentAgain(string path)
    {
        using var first = await GetAsync(path, tag: null);

        Assert.Equal((HttpStatusCode.OK, "no-cache"), (first.StatusCode, first.Headers.CacheControl?.ToString()));
        Assert.Equal("br", Assert.Single(first.Content.Headers.ContentEncoding));
        using var again = await GetAsync(path, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    private async Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptEncoding.ParseAdd("br");
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        return await App.Client.SendAsync(request);
    }
}
