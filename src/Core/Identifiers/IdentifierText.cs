using System.Text;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Identifiers;

/// <summary>Brings what somebody typed, pasted or imported into the one form in which identifiers are checked and compared.</summary>
internal static class IdentifierText
{
    /// <summary>No identifier is longer with all its separators; what is longer is not even looked at.</summary>
    private const int MaxInputLength = 100;

    /// <summary>NFKC; blanks, hyphens and invisible characters out; Latin letters in upper case. Null when that cannot be one.</summary>
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

    // Half a surrogate pair cannot be normalised.
    private static bool IsWellFormed(string input) => !input.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
