using System.Net;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>The client address behind the worker's own server, which has middleware for forwarded headers.</summary>
public sealed class ForwardedAddressTests
{
    private const int Allowed = 20;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Request_WithInventedEntries_CountsForTheAddressThatCallsTheOutermostTrustedProxy(int trusted)
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = new Dictionary<string, string?>
            {
                ["Limits:TrustedProxies"] = $"{trusted}",
                ["Limits:AnonymousReadsPerMinute"] = $"{Allowed}",
            },
        };
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };

        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 2 * Allowed; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("rounds", UriKind.Relative));
            request.Headers.Add("X-Forwarded-For", trusted == 0 ? $"198.51.100.{number}" : $"198.51.100.{number}, 203.0.113.7");
            using var response = await client.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }
}
