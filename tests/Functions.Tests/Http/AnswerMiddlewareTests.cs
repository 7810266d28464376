using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Moq;

namespace CreditFunctions.Functions.Tests.Http;

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

    [Theory]
    [InlineData("text/html", "zh-CN", "存储暂时没有响应")]
    [InlineData("text/html", "en", "Storage does not answer")]
    [InlineData("application/json", "zh-CN", "\"try-again\"")]
    public async Task Invoke_StorageIsDown_ReportsItAsTheClientReadsIt(string accept, string language, string text)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Accept = accept;
        http.Request.Headers.AcceptLanguage = language;
        http.Response.Body = new MemoryStream();

        await InvokeAsync(http, new Uri("https://keji.example"), _ => throw new TransientFailureException("down", new IOException()));

        Assert.Equal((503, "5"), (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString()));
        Assert.Contains(text, System.Text.Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()), StringComparison.Ordinal);
    }

    private static async Task<IHeaderDictionary> HeadersAsync(Uri address)
    {
        var http = new DefaultHttpContext();
        await InvokeAsync(http, address, _ => Task.CompletedTask);
        return http.Response.Headers;
    }

    private static async Task InvokeAsync(HttpContext http, Uri address, FunctionExecutionDelegate function)
    {
        var context = new Mock<FunctionContext>();
        context.Setup(each => each.Items).Returns(new Dictionary<object, object> { ["HttpRequestContext"] = http });
        var options = Options.Create(new SiteOptions { BaseAddress = address });
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IOptions<SiteOptions>>(options)
            .AddSingleton<PageRenderer>()
            .AddSingleton<SiteClock>()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Responses>()
            .BuildServiceProvider();
        http.RequestServices = services;
        context.Setup(each => each.InstanceServices).Returns(services);
        await new ResponseMiddleware().Invoke(context.Object, function);
    }
}
