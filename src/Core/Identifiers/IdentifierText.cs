using System.Buffers;
using System.Globalization;
using System.Text;

namespace CreditFunctions.Core.Identifiers;

/// <summary>Brings what somebody typed, pasted or imported into the one form in which identifiers are checked and compared.</summary>
internal static class IdentifierText
{
    /// <summary>No identifier is longer with all its separators; what is longer is not even looked at.</summary>
    private const int MaxInputLength = 100;

    /// <summary>NFKC, blanks and invisible characters out, Latin letters in upper case; null when that cannot be one.</summary>
    internal static string? Normalise(string? input)
    {
        if (input is null or { Length: > MaxInputLength } || !IsWellFormed(input))
        {
            return null;
        }

        var text = new StringBuilder(input.Length);
        foreach (var character in input.Normalize(NormalizationForm.FormKC))
        {
            var invisible = char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;
            if (!invisible && !char.IsWhiteSpace(character))
            {
                text.Append(char.IsAsciiLetterLower(character) ? char.ToUpperInvariant(character) : character);
            }
        }

        return text.ToString();
    }

    // A lone half of a surrogate pair cannot be normalised.
    private static bool IsWellFormed(string input)
    {
        var rest = input.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}
