using CreditFunctions.LocalHost.Tests.Hosting;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class HttpRoutingTests
{
    [Fact]
    public async Task Request_Function_IsAnswered()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.GetStringAsync("echo/a%2Fb?x=1");

        Assert.Contains("\"name\":\"a%2Fb\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Chain_Completes()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.PostAsync("start/Chain/one", new StringContent("Ada"));

        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }
}
