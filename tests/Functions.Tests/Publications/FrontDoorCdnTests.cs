using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tests.Publications;

/// <summary>What Azure Resource Manager is asked for, and what becomes of a refusal.</summary>
public sealed class FrontDoorCdnTests
{
    private static readonly Uri Endpoint = new(
        "https://management.example/subscriptions/s/resourceGroups/g/providers/Microsoft.Cdn/profiles/p/afdEndpoints/e"
    );

    [Fact]
    public async Task PurgeAsync_Files_AreNamedByTheirAddressesInOneRequest()
    {
        using var azure = new FakeAzure(HttpStatusCode.Accepted);

        await CdnOf(azure).PurgeAsync(["publications/listing-1.html", "index.html"], default);

        var (address, token, body) = Assert.Single(azure.Requests);
        Assert.Equal($"{Endpoint}/purge?api-version=2023-05-01", address);
        Assert.Equal("Bearer https://management.example/.default", token);
        Assert.Equal(
            ["/publications/listing-1.html", "/", "/index.html"],
            JsonNode.Parse(body)!["contentPaths"]!.AsArray().Select(path => path!.GetValue<string>())
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task PurgeAsync_Refused_IsOwedStill(HttpStatusCode status)
    {
        using var azure = new FakeAzure(status);

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => CdnOf(azure).PurgeAsync(["index.html"], default));

        Assert.Contains($"{(int)status}", failure.Message, StringComparison.Ordinal);
    }

    private static FrontDoorCdn CdnOf(FakeAzure azure) =>
        new(
            Endpoint,
            DelegatedTokenCredential.Create((context, _) => new AccessToken(context.Scopes.Single(), DateTimeOffset.MaxValue)),
            new CdnClientOptions { Transport = new HttpClientTransport(azure) }
        );

    private sealed class FakeAzure(HttpStatusCode status) : HttpMessageHandler
    {
        public List<(string Address, string? Token, string Body)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Requests.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), body));
            return new HttpResponseMessage(status);
        }
    }
}
