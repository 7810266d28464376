using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>申报编号: the number under which people know an application, such as 2026KJ0012. It is issued when the application is first submitted.</summary>
public static class Serial
{
    private const int MinPrefixLength = 2;
    private const int MaxPrefixLength = 12;

    /// <summary>With which the numbers of a round begin. Rounds of one prefix share one series, so that no number is issued twice.</summary>
    public static string PrefixOf(RoundGuide guide) => guide.SerialPrefix ?? string.Create(
        CultureInfo.InvariantCulture, $"{guide.Year}{(guide.Kind == RoundKind.Drill ? "YL" : "KJ")}");

    /// <summary>The number at a place of a series, counted from 1.</summary>
    public static string At(string prefix, long place) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{place:D4}");

    /// <summary>Whether a text can begin numbers: capital letters and digits, the last one a letter, so that it never runs into the number.</summary>
    public static bool IsPrefix(string text) =>
        text.Length is >= MinPrefixLength and <= MaxPrefixLength
        && text.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character))
        && char.IsAsciiLetterUpper(text[^1]);
}
