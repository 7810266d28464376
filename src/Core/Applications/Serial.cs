using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>
/// 申报编号: the number under which people know an application, such as 2026KJ0012. It is issued when the application is first submitted.
/// </summary>
public static class Serial
{
    private const int MinPrefixLength = 2;
    private const int MaxPrefixLength = 12;

    private const int MostRoundsOfPrefix = 2000;

    /// <summary>
    /// With which the numbers of a round may begin, the first that no other round has: the prefix of its guide, or the year and KJ, in a
    /// drill YL; then the same with a letter. Each round numbers its applications from 1, and no number is issued twice.
    /// </summary>
    public static IEnumerable<string> PrefixesFor(RoundGuide guide)
    {
        var first =
            guide.SerialPrefix
            ?? string.Create(CultureInfo.InvariantCulture, $"{guide.Year}{(guide.Kind == RoundKind.Drill ? "YL" : "KJ")}");
        return Enumerable.Range(0, MostRoundsOfPrefix).Select(place => first + Letters(place));
    }

    /// <summary>The number at a place of a series, counted from 1.</summary>
    public static string At(string prefix, long place) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{place:D4}");

    /// <summary>
    /// Whether a text can begin numbers: capital letters and digits, the last one a letter, so that it never runs into the number.
    /// </summary>
    public static bool IsPrefix(string text) =>
        text.Length is >= MinPrefixLength and <= MaxPrefixLength
        && text.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character))
        && char.IsAsciiLetterUpper(text[^1]);

    // None for the first round, then B to Z, BA, BB …
    private static string Letters(int place) => place == 0 ? "" : Letters(place / 26) + (char)('A' + (place % 26));
}
