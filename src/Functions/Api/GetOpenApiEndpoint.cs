using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Api;

/// <summary><c>GET /openapi.json</c>: the API as OpenAPI 3.1.</summary>
public sealed class GetOpenApiEndpoint(IOptions<SiteOptions> site)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    [Function(nameof(GetOpenApiEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        new CacheableResult(
            Results.Text(
                OpenApiDocument.Of(ApiCatalog.Operations, site.Value.BureauName, site.Value.BaseAddress).ToJsonString(Options),
                "application/json"
            ),
            CacheableResult.Revalidate
        );
}
