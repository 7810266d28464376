using CreditFunctions.LocalRuntime.Hosting;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Http;

public sealed class FunctionKeysTests
{
    private static readonly string[] BothKeys = ["--LocalRuntime:Keys:default=key", "--LocalRuntime:Keys:_master=master"];

    [Theory]
    [InlineData("open", null, null, 200)]
    [InlineData("function", null, null, 401)]
    [InlineData("function", "key", null, 200)]
    [InlineData("function", null, "key", 200)]
    [InlineData("function", "master", null, 200)]
    [InlineData("function", "KEY", null, 401)]
    [InlineData("function", "keykey", null, 401)]
    [InlineData("function", "", null, 401)]
    [InlineData("function", "wrong", "key", 401)]
    [InlineData("default", null, null, 401)]
    [InlineData("default", "key", null, 200)]
    [InlineData("admin-only", "key", null, 401)]
    [InlineData("admin-only", "master", null, 200)]
    [InlineData("admin-only", null, "master", 200)]
    public async Task Request_ByLevelAndKey_IsAdmittedOrAnEmpty401(string path, string? header, string? code, int status)
    {
        var seen = 0;
        await using var host = await RunningHost.StartAsync<Functions>(
            builder => builder.UseMiddleware((_, next) => { seen++; return next(); }), BothKeys);
        using var request = new HttpRequestMessage(HttpMethod.Get, code is null ? path : $"{path}?code={code}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", header);
        }

        var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        Assert.Equal(status == 200 ? 1 : 0, seen);
    }

    [Theory]
    [InlineData("function", "")]
    [InlineData("admin-only", "")]
    [InlineData("admin-only", "key")]
    public async Task Request_KeyNotSet_IsAnswered401(string path, string given)
    {
        await using var host = await RunningHost.StartAsync<Functions>();

        Assert.Equal(401, (int)(await host.Client.GetAsync($"{path}?code={given}")).StatusCode);
    }

    [Fact]
    public async Task Start_KeysNotSet_WarnsOfEachSetting()
    {
        await using var host = await RunningHost.StartAsync<Functions>();

        var warnings = host.Log.Entries.Where(entry => entry.Level is LogLevel.Warning).Select(entry => entry.Message).ToList();
        Assert.Contains(warnings, message => message.Contains("LocalRuntime:Keys:default", StringComparison.Ordinal));
        Assert.Contains(warnings, message => message.Contains("LocalRuntime:Keys:_master", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_KeysSet_WarnsOfNothing()
    {
        await using var host = await RunningHost.StartAsync<Functions>(null, BothKeys);

        Assert.DoesNotContain(host.Log.Entries, entry => entry.Level is LogLevel.Warning);
    }

    [Theory]
    [InlineData("X-MS-CLIENT-PRINCIPAL")]
    [InlineData("x-ms-client-principal-id")]
    [InlineData("X-MS-CLIENT-PRINCIPAL-NAME")]
    [InlineData("X-MS-TOKEN-AAD-ID-TOKEN")]
    public async Task Request_HeaderOfThePlatform_IsTakenOut(string header)
    {
        await using var host = await RunningHost.StartAsync<Functions>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "headers");
        request.Headers.TryAddWithoutValidation(header, "somebody");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "as.sent");

        var names = await (await host.Client.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.DoesNotContain(header, names, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("X-Forwarded-Host", names, StringComparison.Ordinal);
    }

    public sealed class Functions
    {
        [Function("Open")]
        public void Open([HttpTrigger(AuthorizationLevel.Anonymous, Route = "open")] HttpRequest request)
        {
        }

        [Function("Function")]
        public void Function([HttpTrigger(AuthorizationLevel.Function, Route = "function")] HttpRequest request)
        {
        }

        [Function("Default")]
        public void Default([HttpTrigger("get")] HttpRequest request)
        {
        }

        [Function("Admin")]
        public void Admin([HttpTrigger(AuthorizationLevel.Admin, Route = "admin-only")] HttpRequest request)
        {
        }

        [Function("Headers")]
        public IResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, Route = "headers")] HttpRequest request) =>
            Results.Text(string.Join(' ', request.Headers.Keys));
    }
}
