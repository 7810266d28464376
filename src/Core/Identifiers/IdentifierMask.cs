using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Identifiers;

/// <summary>
/// The single mask of personal numbers: the first six digits, then asterisks. Different masks of one number can be combined to
/// reconstruct it, so the number of digits is not a dated setting; a rule file may cite it but not change it.
/// </summary>
public static partial class IdentifierMask
{
    /// <summary>Leading digits that stay readable: the region.</summary>
    public const int VisibleDigits = 6;

    private const int NewLength = 18;
    private const int OldLength = 15;
    private const int MaxSeparators = 3;

    /// <summary>Masks one identifier; one that is too short for six digits is hidden completely.</summary>
    public static string Apply(string identifier) =>
        identifier.Length <= VisibleDigits
            ? new string('*', identifier.Length)
            : string.Concat(identifier.AsSpan(0, VisibleDigits), new string('*', identifier.Length - VisibleDigits));

    /// <summary>
    /// Masks each text with the shape of a citizen id (15 or 18 characters, full-width ones too) within free text, such as reasons,
    /// comments and clues. Blanks, hyphens and invisible characters between the digits are ignored where the digits contain a date of
    /// birth. In doubt it masks.
    /// </summary>
    public static string ApplyWithin(string text)
    {
        var masked = CitizenIdShape().Replace(text, match => Apply(match.Value)).ToCharArray();
        for (var start = 0; start < masked.Length; start++)
        {
            if (
                char.IsDigit(masked[start])
                && (start == 0 || !IsLetterOrDigit(masked[start - 1]))
                && SpacedNumberAt(masked, start) is { } positions
            )
            {
                foreach (var position in positions.Skip(VisibleDigits))
                {
                    masked[position] = '*';
                }

                start = positions[^1];
            }
        }

        return new string(masked);
    }

    /// <summary>Positions of the characters of a number that starts here and is written in groups; null where there is none.</summary>
    private static List<int>? SpacedNumberAt(char[] text, int start)
    {
        var positions = new List<int>(NewLength);
        for (int at = start, separators = 0; at < text.Length && separators <= MaxSeparators && positions.Count < NewLength; at++)
        {
            if (char.IsDigit(text[at]) || (positions.Count == NewLength - 1 && text[at] is 'X' or 'x' or '\uFF38' or '\uFF58'))
            {
                positions.Add(at);
                separators = 0;
            }
            else if (TextCharacters.PartsNumber(text[at]))
            {
                separators++;
            }
            else
            {
                break;
            }
        }

        return IsNumber(text, positions, NewLength) ? positions
            : IsNumber(text, positions, OldLength) ? positions[..OldLength]
            : null;
    }

    private static bool IsNumber(char[] text, List<int> positions, int length)
    {
        if (positions.Count < length || (positions[length - 1] + 1 < text.Length && IsLetterOrDigit(text[positions[length - 1] + 1])))
        {
            return false;
        }

        var digits = string.Concat(positions.Take(length).Select(position => text[position])).Normalize(NormalizationForm.FormKC);
        var birth = length == OldLength ? $"19{digits.AsSpan(6, 6)}" : digits[6..14];
        return DateOnly.TryParseExact(birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    // Ideographs may be directly beside a number.
    private static bool IsLetterOrDigit(char character) => char.IsAsciiLetter(character) || char.IsDigit(character);

    // \d also matches full-width digits.
    [GeneratedRegex(@"(?<![\dA-Za-z])(?:\d{17}[\dXx\uFF38\uFF58]|\d{15})(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex CitizenIdShape();
}
