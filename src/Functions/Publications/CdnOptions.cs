namespace CreditFunctions.Functions.Publications;

/// <summary>The CDN before the public site.</summary>
public sealed class CdnOptions
{
    /// <summary>The endpoint of Azure Front Door, as Azure Resource Manager addresses it; null where there is no CDN.</summary>
    public Uri? Endpoint { get; init; }
}
