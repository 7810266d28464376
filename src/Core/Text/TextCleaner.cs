using System.Globalization;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>
/// Normalises text for storage: NFC, line ends as U+000A, without control characters, without characters that change the display order,
/// and without invisible ones except where a script needs them.
/// </summary>
internal static class TextCleaner
{
    // Vocalised Arabic and Hebrew need three, Tibetan up to six.
    private const int MaxMarks = 8;

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Also trims.</summary>
    /// <param name="isLine">Whether a tab becomes a blank.</param>
    public static string Clean(string? input, bool isLine)
    {
        if (string.IsNullOrEmpty(input))
        {
            return "";
        }

        var cleaned = new StringBuilder(input.Length);
        var before = default(Rune);
        var marks = 0;
        foreach (var rune in input.ReplaceLineEndings("\n").EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MaxMarks || !Stays(rune, before))
            {
                continue;
            }

            _ = rune.Value == '\t' && isLine ? cleaned.Append(' ') : cleaned.Append(rune);
            before = rune;
        }

        var text = cleaned.ToString().Normalize(NormalizationForm.FormC).Trim();
        return text.EnumerateRunes().Any(IsVisible) ? text : "";
    }

    private static bool Stays(Rune rune, Rune before) =>
        rune.Value switch
        {
            '\n' or '\t' => true,
            // Emoji accept a variation selector; ideographs only those of the ideographic database.
            0xFE0E or 0xFE0F => IsSymbol(before),
            >= 0xE0100 and <= 0xE01EF => IsIdeograph(before),
            >= 0x180B and <= 0x180F => IsMongolian(before),
            ZeroWidthNonJoiner => IsJoining(before),
            ZeroWidthJoiner => IsJoining(before) || IsSymbol(before) || before.Value is 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF),
            _ => !TextCharacters.IsInvisible(rune),
        };

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsMark(rune) && !TextCharacters.IsInvisible(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark;

    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol
        || rune.Value is '#' or '*' or (>= '0' and <= '9');

    private static bool IsIdeograph(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsMongolian(Rune rune) => rune.Value is (>= 0x1800 and <= 0x18AF) or (>= 0x11660 and <= 0x1167F);

    // Scripts with joining letters: Arabic (Uyghur, Kazakh), Syriac, Indic and neighbouring scripts, Mongolian.
    private static bool IsJoining(Rune rune) =>
        IsMongolian(rune)
        || rune.Value is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);
}
