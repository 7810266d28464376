using CreditFunctions.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Home;

/// <summary><c>GET /seal.svg</c>: the emblem in the header of all pages.</summary>
public sealed class GetSealEndpoint
{
    [Function(nameof(GetSealEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "seal.svg")] HttpRequest request) =>
        AssetResult.Of(SiteAsset.Seal);
}
