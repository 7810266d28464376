using System.Globalization;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>The text of a field: one rule cleans, measures and accepts it.</summary>
/// <param name="MinLength">In user-perceived characters; 0 where the field may be empty.</param>
/// <param name="MaxLength">In user-perceived characters; a line end counts as one.</param>
public sealed record TextRule(int MinLength, int MaxLength)
{
    /// <summary>
    /// Maximum UTF-16 code units that count as one character. A family of four with skin tones needs 15; longer sequences count more than
    /// once, so that the length of a text is limited.
    /// </summary>
    public const int MaxUnitsOfCharacter = 16;

    public bool IsLine { get; private init; }

    /// <summary>Whether at least one letter or digit is required: for names and titles.</summary>
    public bool IsName { get; private init; }

    /// <summary>A reason, comment or statement: several lines, not empty.</summary>
    public static TextRule Paragraphs(int maxLength, int minLength = 1) => new(minLength, maxLength);

    public static TextRule Line(int maxLength, int minLength = 1) => new(minLength, maxLength) { IsLine = true };

    /// <summary>A name or title: on one line, with at least one letter or digit.</summary>
    public static TextRule Name(int maxLength, int minLength = 1) => new(minLength, maxLength) { IsLine = true, IsName = true };

    /// <summary>
    /// Removes invisible characters; may return an empty text. Line breaks are kept, so that <see cref="Accepts"/> detects them.
    /// </summary>
    public string Clean(string? input) => TextCleaner.Clean(input, IsLine);

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

    /// <summary>Length in user-perceived characters.</summary>
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
