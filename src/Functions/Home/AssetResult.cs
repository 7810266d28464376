using CreditFunctions.Functions.Http;
using CreditFunctions.Pages;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Home;

/// <summary>A file that every page needs; its address contains a version, so that browsers may cache it.</summary>
internal static class AssetResult
{
    public static IResult Of(SiteAsset asset)
    {
        return new CacheableResult(Results.Bytes(asset.Content, asset.ContentType), "public, max-age=31536000, immutable");
    }
}
