using System.Net;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>Health checks report when this instance cannot respond, also long after its start.</summary>
public sealed class ReadinessTests
{
    [Theory]
    [InlineData("table.memory")]
    [InlineData("blob.memory")]
    public async Task Ready_StorageFailsForATime_ReportsItUntilItIsBack(string host)
    {
        using var account = new Account();
        await using var app = new AppInProcess(account, MemoryAccount.ConnectionString, FaultPlan.None);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client));

        account.Failing = host;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(client));

        account.Failing = "";
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>An account in which one service can be unavailable.</summary>
    private sealed class Account() : DelegatingHandler(new MemoryAccount())
    {
        public volatile string Failing = "";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.Host == Failing
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request })
                : base.SendAsync(request, cancellationToken);
    }
}
