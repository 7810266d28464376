using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalHost.Http;

/// <summary>Headers that only App Service may set: from a client they would claim an identity.</summary>
internal static class PlatformHeaders
{
    private static readonly string[] Prefixes = ["X-MS-CLIENT-PRINCIPAL", "X-MS-TOKEN-"];

    public static void Strip(IHeaderDictionary headers)
    {
        foreach (var name in headers.Keys.Where(IsPlatforms).ToList())
        {
            headers.Remove(name);
        }
    }

    private static bool IsPlatforms(string name) => Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
