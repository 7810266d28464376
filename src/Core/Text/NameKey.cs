using System.Collections.Frozen;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>
/// Normalises names and titles for comparison. Two with one key are written alike or almost alike: other case, width, script variant,
/// separators, invisible characters, accents, look-alike characters, or another legal suffix. That is a reason to check, never proof of
/// identity.
/// </summary>
public static class NameKey
{
    // Pairs of a variant and its simplified character: from the transform Traditional-Simplified of ICU (see script-variants.NOTICE.txt),
    // completed by old and Japanese print forms and by radicals from copied PDFs.
    private static readonly FrozenDictionary<Rune, Rune> Variants = ReadPairs(
        typeof(NameKey).Assembly.GetManifestResourceStream("script-variants.txt")!
    );

    // Longest first: removing one can leave another one.
    private static readonly string[] LegalSuffixes = new[]
    {
        "有限责任公司",
        "股份有限公司",
        "有限公司",
        "股份公司",
        "总公司",
        "公司",
        "特殊普通合伙",
        "普通合伙",
        "有限合伙",
        "合伙企业",
        "incorporated",
        "corporation",
        "limited",
        "company",
        "coltd",
        "gmbh",
        "corp",
        "inc",
        "ltd",
        "llc",
    }
        .Select(Fold)
        .OrderByDescending(suffix => suffix.Length)
        .ToArray();

    /// <summary>Key of a unit's name, without its legal suffix.</summary>
    public static string OfUnit(string? name)
    {
        var key = Fold(name);
        while (
            Array.Find(LegalSuffixes, suffix => key.Length > suffix.Length + 1 && key.EndsWith(suffix, StringComparison.Ordinal))
                is { } suffix
        )
        {
            key = key[..^suffix.Length];
        }

        return key;
    }

    public static string OfPerson(string? name) => Fold(name);

    public static string OfText(string? text) => Fold(text);

    /// <summary>Whether two persons' names have one key; false for names without a letter.</summary>
    public static bool IsSamePerson(string? one, string? other) => OfPerson(one) is { Length: > 0 } key && key == OfPerson(other);

    private static string Fold(string? text)
    {
        var key = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in Decompose(text))
        {
            var folded = Rune.ToLowerInvariant(Variants.GetValueOrDefault(rune, rune));
            if (LookAlikes.Find(folded) is { } alike)
            {
                key.Append(alike);
            }
            else if (!TextCharacters.IsInvisible(folded) && !TextCharacters.IsAccent(folded) && !TextCharacters.IsSeparator(folded))
            {
                key.Append(folded);
            }
        }

        return key.ToString();
    }

    // An unpaired surrogate, which cannot be normalised, becomes U+FFFD.
    private static StringRuneEnumerator Decompose(string? text)
    {
        var whole = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes();
    }

    private static FrozenDictionary<Rune, Rune> ReadPairs(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var runes = reader.ReadToEnd().EnumerateRunes().Where(rune => rune.Value != '\n').ToArray();
        return runes.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
    }
}
