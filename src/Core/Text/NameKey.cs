using System.Collections.Frozen;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>
/// Names and titles in the form in which they are compared. Two with one key are written alike or almost alike: other case, width, script
/// variant, separators, invisible characters, accents, characters that look the same, or another legal suffix. That is a reason to look,
/// never an identity.
/// </summary>
public static class NameKey
{
    // Pairs of a variant and the simplified character for it: from the transform Traditional-Simplified of ICU (see
    // script-variants.NOTICE.txt), completed by forms of old and Japanese prints and by radicals that come from copied PDFs.
    private static readonly FrozenDictionary<Rune, Rune> Variants = ReadPairs(
        typeof(NameKey).Assembly.GetManifestResourceStream("script-variants.txt")!
    );

    // Longest first: what is cut off may leave another one.
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

    /// <summary>The key of a unit's name: its legal suffix does not count.</summary>
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

    /// <summary>The key of a person's name.</summary>
    public static string OfPerson(string? name) => Fold(name);

    /// <summary>The key of a title or a longer text.</summary>
    public static string OfText(string? text) => Fold(text);

    /// <summary>Whether two persons' names are written alike; names without a letter are never.</summary>
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

    // Half a surrogate pair, which no string can be normalised with, becomes U+FFFD.
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
