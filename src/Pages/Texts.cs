using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace CreditFunctions.Pages;

/// <summary>
/// All words on the pages, in one language. A key is <c>Feature.Name</c> and stands in that folder's <c>Texts.resx</c> (Chinese) and
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

    /// <summary>The text of a key.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such feature or key: a fault of the page.</exception>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"No text '{key}' in {_culture.Name}.");

    /// <summary>The texts for a reader of <paramref name="culture"/>.</summary>
    public static Texts In(CultureInfo culture) => IsEnglish(culture) ? InEnglish : InChinese;

    /// <summary>Whether a reader of <paramref name="culture"/> gets English.</summary>
    public static bool IsEnglish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";

    /// <summary>The text of a key with values at its places.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(_culture, this[key], values);

    /// <summary>The text of a key, or null where there is none.</summary>
    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : Of(key[..dot]).GetString(key[(dot + 1)..], _culture);
    }

    private static ResourceManager Of(string feature) =>
        Features.GetOrAdd(feature, static name => new ResourceManager($"{typeof(Texts).Namespace}.{name}.Texts", typeof(Texts).Assembly));
}
