using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace CreditFunctions.Pages;

/// <summary>
/// The texts of the pages in one language. Key <c>Feature.Name</c> is in that folder's <c>Texts.resx</c> (Chinese) and
/// <c>Texts.en.resx</c>.
/// </summary>
public sealed class Texts
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly ConcurrentDictionary<string, ResourceManager> Features = new(StringComparer.Ordinal);
    private static readonly Texts InChinese = new(Chinese);
    private static readonly Texts InEnglish = new(English);

    private readonly CultureInfo _culture;

    private Texts(CultureInfo culture) => _culture = culture;

    /// <exception cref="MissingManifestResourceException">The feature or key does not exist: a bug of the page.</exception>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"No text '{key}' in {_culture.Name}.");

    public static Texts In(CultureInfo culture) => IsEnglish(culture) ? InEnglish : InChinese;

    public static bool IsEnglish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";

    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(_culture, this[key], values);

    /// <summary>Null where the key does not exist.</summary>
    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : Of(key[..dot]).GetString(key[(dot + 1)..], _culture);
    }

    private static ResourceManager Of(string feature) =>
        Features.GetOrAdd(feature, static name => new ResourceManager($"{typeof(Texts).Namespace}.{name}.Texts", typeof(Texts).Assembly));
}
