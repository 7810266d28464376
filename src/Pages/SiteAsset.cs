using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CreditFunctions.Pages;

/// <summary>A file that every page needs: served by the app and copied to the public site.</summary>
/// <param name="Name">Address relative to the site: <c>site.css</c>.</param>
public sealed record SiteAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    public static SiteAsset Stylesheet { get; } = Load("site.css", "text/css; charset=utf-8");

    /// <summary>The red seal with 信 in the page header.</summary>
    public static SiteAsset Seal { get; } = Load("seal.svg", "image/svg+xml");

    public static ImmutableArray<SiteAsset> All { get; } = [Stylesheet, Seal];

    /// <summary>First 12 hex digits of the SHA-256 of the content: caches may keep a version permanently.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Content.Span))[..12];

    public static SiteAsset? Find(string name) => All.FirstOrDefault(asset => asset.Name == name);

    private static SiteAsset Load(string name, string contentType)
    {
        using var stream = typeof(SiteAsset).Assembly.GetManifestResourceStream($"Assets/{name}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new SiteAsset(name, contentType, content);
    }
}
