using System.Buffers;
using System.Globalization;
using System.Net.Mail;

namespace CreditFunctions.Core;

/// <summary>
/// What a text on one line may hold: nothing that breaks the line, and nothing that shows its characters in another order than they stand in.
/// </summary>
public static class LineOfText
{
    /// <summary>Longest mail address, in characters (RFC 5321).</summary>
    public const int MaxMailAddressLength = 254;

    private static readonly SearchValues<char> Quoting = SearchValues.Create("\"[]()<>,;: \\");

    /// <summary>Whether a text can stand in a title, a name, a subject or a file name.</summary>
    public static bool IsPlain(string text) => !text.Any(character => BreaksLine(character) || TurnsDirection(character));

    /// <summary>Whether a text is one mail address and nothing else: no display name, no quoted part, no address of a machine.</summary>
    public static bool IsMailAddress(string? text) =>
        text is { Length: > 0 and <= MaxMailAddressLength }
        && IsPlain(text)
        && !text.AsSpan().ContainsAny(Quoting)
        && !text.Contains(".@", StringComparison.Ordinal)
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;

    private static bool BreaksLine(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Marks, embeddings, overrides and isolates of the bidirectional algorithm: with them a file can look like a picture and be a program.
    private static bool TurnsDirection(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
