using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Moq;

namespace CreditFunctions.Functions.Tests.Http;

/// <summary>The headers that every answer of a function has.</summary>
public sealed class AnswerMiddlewareTests
{
    [Theory]
    [InlineData("https://keji.example", true)]
    [InlineData("http://localhost:7071", false)]
    public async Task Invoke_AnyAnswer_HasTheHeadersOfTheSiteAndHstsByHttpsAlone(string address, bool hasHsts)
    {
        var headers = await HeadersAsync(new Uri(address));

        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Equal("no-store", headers.CacheControl);
        Assert.Equal("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Resource-Policy"]);
        Assert.Contains("camera=()", headers["Permissions-Policy"].ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(headers.ContentSecurityPolicy.ToString());
        Assert.Equal(hasHsts, headers.StrictTransportSecurity.ToString().StartsWith("max-age=31536000", StringComparison.Ordinal));
    }

    private static async Task<IHeaderDictionary> HeadersAsync(Uri address)
    {
        var http = new DefaultHttpContext();
        var context = new Mock<FunctionContext>();
        context.Setup(each => each.Items).Returns(new Dictionary<object, object> { ["HttpRequestContext"] = http });
        context.Setup(each => each.InstanceServices).Returns(
            new ServiceCollection().AddSingleton<IOptions<SiteOptions>>(Options.Create(new SiteOptions { BaseAddress = address })).BuildServiceProvider());
        await new AnswerMiddleware().Invoke(context.Object, _ => Task.CompletedTask);
        return http.Response.Headers;
    }
}
