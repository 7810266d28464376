using System.Net;
using System.Text.Json;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Startup;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Limits;

/// <summary>Requests refused before any function or storage request.</summary>
[Collection(StorageTests.Name)]
public sealed class RequestGuardTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(
        storage,
        services =>
            services.PostConfigure<LimitOptions>(limits =>
            {
                limits.AnonymousReadsPerMinute = 4;
                limits.AnonymousWritesPerMinute = 2;
                limits.LinkRequestsPerMinute = 3;
                limits.OfficerRequestsPerMinute = 5;
            })
    );

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("HEAD", 4)]
    [InlineData("POST", 2)]
    [InlineData("PUT", 2)]
    public async Task Refuse_AboveTheLimit_Is429WithRetryAfterAndCostsNoStorageRequest(string method, int limit)
    {
        _app.Traffic.Forget();
        for (var i = 0; i < limit; i++)
        {
            Assert.Null(Refuse(Request(method)));
        }

        var request = Request(method);
        var refusal = Refuse(request)!;
        await refusal.ExecuteAsync(request.HttpContext);

        var response = request.HttpContext.Response;
        Assert.Equal(429, response.StatusCode);
        Assert.InRange(int.Parse(response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        response.Body.Position = 0;
        Assert.Equal("too-many-requests", (await JsonDocument.ParseAsync(response.Body)).RootElement.GetProperty("code").GetString());
        Assert.Empty(_app.Traffic.Requests);
    }

    [Theory]
    [InlineData("", "zh-CN", "操作过于频繁")]
    [InlineData("?lang=en", "en", "Too many attempts")]
    public async Task Refuse_OfABrowser_IsAPageInItsLanguage(string query, string language, string title)
    {
        Exhaust(Request("GET"));
        var request = Request("GET");
        request.Headers.Accept = "text/html";
        request.QueryString = new QueryString(query);

        await Refuse(request)!.ExecuteAsync(request.HttpContext);

        request.HttpContext.Response.Body.Position = 0;
        var page = await new StreamReader(request.HttpContext.Response.Body).ReadToEndAsync();
        Assert.Equal(429, request.HttpContext.Response.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("stylesheet", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_AnotherAddress_HasItsOwnBudget()
    {
        Exhaust(Request("GET"));

        Assert.Null(Refuse(Request("GET", address: "198.51.100.2")));
    }

    [Fact]
    public void Refuse_HolderOfALinkBehindAnExhaustedAddress_GoesOn()
    {
        Exhaust(Request("GET"));
        Exhaust(Request("POST"));
        var token = _app.Get<ApplicantAccess>().TokenFor(_app.ApplicationId, "clerk@unit.example");

        Assert.Null(Refuse(Link("POST", $"/applications/{_app.ApplicationId}/submission", token)));
        Assert.Null(Refuse(Link("GET", $"/access/{token}", token: null)));
        Assert.NotNull(Refuse(Link("POST", $"/applications/{_app.ApplicationId}/submission", token + "x")));
    }

    [Fact]
    public void Refuse_OneLinkTooOften_LeavesTheOthers()
    {
        var access = _app.Get<ApplicantAccess>();
        Exhaust(Link("GET", $"/applications/{_app.ApplicationId}", access.TokenFor(_app.ApplicationId, "clerk@unit.example")));
        var other = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray());

        Assert.Null(Refuse(Link("GET", $"/applications/{other}", access.TokenFor(other, "clerk@unit.example"))));
    }

    [Fact]
    public void Refuse_OfficerBehindAnExhaustedAddress_GoesOn()
    {
        Exhaust(Request("GET"));
        var request = Request("GET");
        request.Headers.Cookie = $"{_app.Get<DeskSessions>().CookieName}={_app.Get<DeskSessions>().Issue("wu")}";

        Assert.Null(Refuse(request));
    }

    [Theory]
    [InlineData("keji.example", null)]
    [InlineData("KEJI.example:443", null)]
    [InlineData("evil.example", 400)]
    [InlineData("localhost", 400)]
    public async Task Refuse_ByHost_TakesOnlyItsOwn(string host, int? status)
    {
        var request = Request("GET");
        request.Host = new HostString(host);

        Assert.Equal(status, await StatusOfAsync(request, Refuse(request)));
    }

    [Fact]
    public async Task Refuse_KeyInTheAddress_StatesWhereItBelongs()
    {
        var request = Request("PUT");
        request.QueryString = new QueryString("?code=secret");

        Assert.Equal(400, await StatusOfAsync(request, _app.Get<RequestGuard>().Refuse(nameof(PublishRoundEndpoint), request)));
        Assert.Null(_app.Get<RequestGuard>().Refuse(nameof(ListRoundsEndpoint), request));
    }

    [Fact]
    public void Refuse_WithTheBureausKeyOrLiveness_IsHeldToNoLimit()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(_app.Get<RequestGuard>().Refuse(nameof(PublishRoundEndpoint), Request("PUT")));
            Assert.Null(_app.Get<RequestGuard>().Refuse(nameof(GetLivenessEndpoint), Request("GET")));
        }
    }

    private static async Task<int?> StatusOfAsync(HttpRequest request, IResult? result)
    {
        await (result?.ExecuteAsync(request.HttpContext) ?? Task.CompletedTask);
        return result is null ? null : request.HttpContext.Response.StatusCode;
    }

    private void Exhaust(HttpRequest request)
    {
        while (Refuse(request) is null) { }
    }

    private IResult? Refuse(HttpRequest request) => _app.Get<RequestGuard>().Refuse(nameof(ListRoundsEndpoint), request);

    private HttpRequest Link(string method, string path, string? token)
    {
        var request = Request(method);
        request.Path = path;
        if (token is not null)
        {
            request.Headers.Authorization = $"Bearer {token}";
        }

        return request;
    }

    private HttpRequest Request(string method, string address = "198.51.100.1")
    {
        var http = new DefaultHttpContext
        {
            RequestServices = _app.Get<IServiceProvider>(),
            Connection = { RemoteIpAddress = IPAddress.Parse(address) },
        };
        (http.Request.Method, http.Request.Host, http.Request.Path) = (method, new HostString("keji.example"), "/rounds");
        http.Request.Headers.Accept = "application/json";
        http.Response.Body = new MemoryStream();
        return http.Request;
    }
}
