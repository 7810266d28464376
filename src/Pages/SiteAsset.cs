using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CreditFunctions.Pages;

/// <summary>A file that every page needs: the app serves it, and the public site keeps a copy beside its pages.</summary>
/// <param name="Name">Its address relative to the site: <c>site.css</c>.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SiteAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>The one stylesheet.</summary>
    public static SiteAsset Stylesheet { get; } = Load("site.css", "text/css; charset=utf-8");

    /// <summary>The red seal with 信 in the head of each page.</summary>
    public static SiteAsset Seal { get; } = Load("seal.svg", "image/svg+xml");

    /// <summary>All of them.</summary>
    public static ImmutableArray<SiteAsset> All { get; } = [Stylesheet, Seal];

    /// <summary>
    /// The first 12 hex digits of the SHA-256 of the content: changes with it, so that caches may keep the file for good.
    /// </summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Content.Span))[..12];

    /// <summary>The asset of that name, or null.</summary>
    public static SiteAsset? Find(string name) => All.FirstOrDefault(asset => asset.Name == name);

    private static SiteAsset Load(string name, string contentType)
    {
        using var stream = typeof(SiteAsset).Assembly.GetManifestResourceStream($"Assets/{name}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new SiteAsset(name, contentType, content);
    }
}
