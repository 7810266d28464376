using CreditFunctions.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Home;

/// <summary><c>GET /site.css</c>: the stylesheet of all pages.</summary>
public sealed class GetStylesheetEndpoint
{
    [Function(nameof(GetStylesheetEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "site.css")] HttpRequest request) =>
        AssetResult.Of(SiteAsset.Stylesheet);
}
