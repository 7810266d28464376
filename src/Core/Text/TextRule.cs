using System.Globalization;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>What the text of a field may be. The same rule cleans the text, measures it and accepts it.</summary>
/// <param name="MinLength">In characters as people see them; 0 where the field may stay empty.</param>
/// <param name="MaxLength">In characters as people see them; a line end counts as one.</param>
public sealed record TextRule(int MinLength, int MaxLength)
{
    /// <summary>
    /// Most UTF-16 code units that count as one character. A family of four with skin tones takes 15; longer sequences count more than
    /// once, so that a text cannot grow without limit.
    /// </summary>
    public const int MaxUnitsOfCharacter = 16;

    /// <summary>Whether the text stands on one line.</summary>
    public bool IsLine { get; private init; }

    /// <summary>Whether at least one letter or digit must be in it: for names and titles.</summary>
    public bool IsName { get; private init; }

    /// <summary>A reason, a comment, a statement: lines of its own, and something to read.</summary>
    public static TextRule Paragraphs(int maxLength, int minLength = 1) => new(minLength, maxLength);

    /// <summary>A short text on one line.</summary>
    public static TextRule Line(int maxLength, int minLength = 1) => new(minLength, maxLength) { IsLine = true };

    /// <summary>A name or title: on one line, with at least one letter or digit.</summary>
    public static TextRule Name(int maxLength, int minLength = 1) => new(minLength, maxLength) { IsLine = true, IsName = true };

    /// <summary>
    /// The text without what nobody sees; empty where nothing else is in it. A line break stays, so that <see cref="Accepts"/> finds it.
    /// </summary>
    public string Clean(string? input) => TextCleaner.Clean(input, IsLine);

    /// <summary>Whether the cleaned text keeps the rule.</summary>
    public bool Accepts(string? input)
    {
        var text = Clean(input);
        if (text.Length == 0)
        {
            return MinLength == 0;
        }

        return LengthOf(text) is var length
            && length >= MinLength
            && length <= MaxLength
            && !(IsLine && text.Contains('\n', StringComparison.Ordinal))
            && (!IsName || text.EnumerateRunes().Any(Rune.IsLetterOrDigit));
    }

    /// <summary>How many characters somebody sees.</summary>
    public static int LengthOf(string text)
    {
        var length = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; )
        {
            var units = StringInfo.GetNextTextElementLength(rest);
            length += 1 + ((units - 1) / MaxUnitsOfCharacter);
            rest = rest[units..];
        }

        return length;
    }
}
