using System.Net;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>A body above every limit gets a response, also for a client that continues to send, as browsers do.</summary>
public sealed class LargeBodyTests
{
    [Theory]
    [InlineData("PUT", "applications/3wbdj5s9fw7a05gdp22r0qz3kh/documents/proposal?fileName=a.pdf", "application/octet-stream", 25_000_000)]
    [InlineData("PUT", "applications/3wbdj5s9fw7a05gdp22r0qz3kh/documents/proposal?fileName=a.pdf", "application/octet-stream", 60_000_000)]
    [InlineData("POST", "applications", "application/json", 25_000_000)]
    public async Task Body_LargerThanAnything_IsAnsweredWithoutBeingAskedFirst(string method, string path, string contentType, int length)
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };

        for (var number = 0; number < 5; number++)
        {
            using var content = new ByteArrayContent(new byte[length]) { Headers = { ContentType = new(contentType) } };
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = content };
            request.Headers.ExpectContinue = false;
            using var response = await client.SendAsync(request);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Contains("body-is-too-large", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
