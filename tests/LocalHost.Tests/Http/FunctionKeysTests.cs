using CreditFunctions.LocalHost.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class FunctionKeysTests
{
    private static readonly string[] BothKeys = ["--LocalHost:Keys:default=key", "--LocalHost:Keys:_master=master"];

    [Theory]
    [InlineData("echo", null, null, 200)]
    [InlineData("guarded", null, null, 401)]
    [InlineData("guarded", "key", null, 200)]
    [InlineData("guarded", null, "key", 200)]
    [InlineData("guarded", "master", null, 200)]
    [InlineData("guarded", "KEY", null, 401)]
    [InlineData("guarded", "keykey", null, 401)]
    [InlineData("guarded", "", null, 401)]
    [InlineData("guarded", "wrong", "key", 401)]
    [InlineData("administered", "key", null, 401)]
    [InlineData("administered", "master", null, 200)]
    [InlineData("administered", null, "master", 200)]
    public async Task Request_ByLevelAndKey_IsAdmittedOrAnEmpty401(string path, string? header, string? code, int status)
    {
        await using var host = await RunningHost.StartAsync(new HostSetup { Args = BothKeys });
        using var request = new HttpRequestMessage(HttpMethod.Get, code is null ? path : $"{path}?code={code}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", header);
        }

        var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 401, (await answer.Content.ReadAsStringAsync()).Length == 0);
    }

    [Theory]
    [InlineData("guarded", "")]
    [InlineData("administered", "")]
    [InlineData("administered", "key")]
    public async Task Request_KeyNotSet_IsAnswered401(string path, string given)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(401, (int)(await host.Client.GetAsync($"{path}?code={given}")).StatusCode);
    }

    [Fact]
    public async Task Start_KeysNotSet_WarnsOfEachSetting()
    {
        await using var host = await RunningHost.StartAsync();

        var warnings = host.Log.Entries.Where(entry => entry.Level is LogLevel.Warning).Select(entry => entry.Message).ToList();
        Assert.Contains(warnings, message => message.Contains("LocalHost:Keys:default", StringComparison.Ordinal));
        Assert.Contains(warnings, message => message.Contains("LocalHost:Keys:_master", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_KeysSet_WarnsOfNothing()
    {
        await using var host = await RunningHost.StartAsync(new HostSetup { Args = BothKeys });

        Assert.DoesNotContain(host.Log.Entries, entry => entry.Level >= LogLevel.Warning);
    }
}
