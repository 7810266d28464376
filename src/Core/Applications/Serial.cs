using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>申报编号: the public number of an application, such as 2026KJ0012. It is issued at the first submission.</summary>
public static class Serial
{
    private const int MinPrefixLength = 2;
    private const int MaxPrefixLength = 12;

    private const int MostRoundsOfPrefix = 2000;

    /// <summary>
    /// Possible prefixes for the numbers of a round; the first one not used by another round applies. The guide's prefix, or the year and
    /// KJ (YL for a drill), then the same with letters appended. Each round numbers from 1, and no number is issued twice.
    /// </summary>
    public static IEnumerable<string> PrefixesFor(RoundGuide guide)
    {
        var first =
            guide.SerialPrefix
            ?? string.Create(CultureInfo.InvariantCulture, $"{guide.Year}{(guide.Kind == RoundKind.Drill ? "YL" : "KJ")}");
        return Enumerable.Range(0, MostRoundsOfPrefix).Select(place => first + Letters(place));
    }

    public static string At(string prefix, long place) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{place:D4}");

    /// <summary>
    /// Whether a text can be a prefix: capital letters and digits, with a letter last so that it is distinct from the number.
    /// </summary>
    public static bool IsPrefix(string text) =>
        text.Length is >= MinPrefixLength and <= MaxPrefixLength
        && text.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character))
        && char.IsAsciiLetterUpper(text[^1]);

    // None for the first round, then B to Z, BA, BB …
    private static string Letters(int place) => place == 0 ? "" : Letters(place / 26) + (char)('A' + (place % 26));
}
