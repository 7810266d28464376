using System.Text;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Identifiers;

/// <summary>Normalises typed, pasted or imported text to the form in which identifiers are checked and compared.</summary>
internal static class IdentifierText
{
    /// <summary>No identifier with separators is longer; longer text is refused without processing.</summary>
    private const int MaxInputLength = 100;

    /// <summary>
    /// NFKC, without blanks, hyphens and invisible characters; Latin letters in upper case. Null where the text cannot be an identifier.
    /// </summary>
    internal static string? Normalise(string? input)
    {
        if (input is null or { Length: > MaxInputLength } || !IsWellFormed(input))
        {
            return null;
        }

        var text = new StringBuilder(input.Length);
        foreach (var rune in input.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !TextCharacters.IsInvisible(rune) && !TextCharacters.IsHyphen(rune))
            {
                text.Append(rune.IsAscii ? Rune.ToUpperInvariant(rune) : rune);
            }
        }

        return text.ToString();
    }

    // An unpaired surrogate cannot be normalised.
    private static bool IsWellFormed(string input) => !input.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
