using System.Globalization;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>Properties of characters that .NET's categories do not cover.</summary>
internal static class TextCharacters
{
    /// <summary>Control and format characters, selectors, fillers, braille blank, noncharacters.</summary>
    public static bool IsInvisible(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\t' => false,
            // Combining grapheme joiner; fillers of Hangul and Khmer; Mongolian and other selectors; braille blank; object replacement.
            0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or 0x2800 or 0xFFFC => true,
            (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) => true,
            _ => Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                    true,
                // Ideographs of a newer Unicode than the runtime's are kept; noncharacters are removed.
                UnicodeCategory.OtherNotAssigned => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF,
                _ => false,
            },
        };

    /// <summary>Accents and similar marks that combine with any letter and change only its appearance.</summary>
    public static bool IsAccent(Rune rune) =>
        rune.Value
            is (>= 0x0300 and <= 0x036F)
                or (>= 0x1AB0 and <= 0x1AFF)
                or (>= 0x1DC0 and <= 0x1DFF)
                or (>= 0x20D0 and <= 0x20FF)
                or (>= 0x302A and <= 0x302F)
                or (>= 0xFE20 and <= 0xFE2F);

    /// <summary>Blanks, punctuation, symbols, and letters drawn as a dot.</summary>
    public static bool IsSeparator(Rune rune) =>
        rune.Value is 0x119E or 0x1427 or 0x318D or 0xA78F || Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    /// <summary>Includes dashes and the minus sign.</summary>
    public static bool IsHyphen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation || rune.Value is 0x2212 or 0x02D7 or 0x2043;

    public static bool PartsNumber(char character) =>
        character is '.' or '/' or '_' or '\u00B7' or '\u2022' or '\u2027' or '\u30FB' or '\uFF0E' or '\uFF0F' or '\uFF65'
        || (
            Rune.TryCreate(character, out var rune)
            && rune.Value != '\n'
            && (Rune.IsWhiteSpace(rune) || IsInvisible(rune) || IsHyphen(rune))
        );
}
