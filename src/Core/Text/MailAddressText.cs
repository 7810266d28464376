using System.Buffers;
using System.Globalization;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>
/// Mail addresses as they are stored and compared: ASCII, the domain in lower case and, where it is a Chinese one, in its ASCII form. Mail
/// is sent without SMTPUTF8, so the part before the @ is ASCII too.
/// </summary>
public static class MailAddressText
{
    /// <summary>Longest address, in characters (RFC 5321).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> Atoms = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~."
    );

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Reads one address: full-width characters become ASCII, invisible ones and blanks around it go. No display name, no quoted
    /// part, no address of a machine.</summary>
    public static bool TryRead(string? input, out string address)
    {
        address = "";
        if (input is null or { Length: > 2 * MaxLength })
        {
            return false;
        }

        var text = TextCleaner.Clean(input, isLine: true).Normalize(NormalizationForm.FormKC);
        if (text.Split('@') is not [var local, var domain] || !IsLocal(local) || !TryReadDomain(domain, out var ascii))
        {
            return false;
        }

        address = $"{local}@{ascii}";
        return address.Length <= MaxLength;
    }

    /// <summary>Whether a text is one address, as it is or after it was read.</summary>
    public static bool IsAddress(string? input) => TryRead(input, out _);

    /// <summary>The address as it is stored; what is none stays as it was typed, without blanks around it.</summary>
    public static string Clean(string? input) => TryRead(input, out var address) ? address : TextCleaner.Clean(input, isLine: true);

    /// <summary>Whether two texts are one address. Case does not part them: no mail server of a unit tells two people by it.</summary>
    public static bool IsSame(string? one, string? other) => string.Equals(Clean(one), Clean(other), StringComparison.OrdinalIgnoreCase);

    private static bool IsLocal(string local) =>
        local.Length is > 0 and <= MaxLocalLength
        && !local.AsSpan().ContainsAnyExcept(Atoms)
        && local[0] != '.'
        && local[^1] != '.'
        && !local.Contains("..", StringComparison.Ordinal);

    private static bool TryReadDomain(string domain, out string ascii)
    {
        ascii = "";
        try
        {
            ascii = Idn.GetAscii(domain.Normalize(NormalizationForm.FormKC)).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }

        return ascii.Split('.') is { Length: > 1 } labels && Array.TrueForAll(labels, IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label[0] != '-'
        && label[^1] != '-'
        && !label.AsSpan().ContainsAnyExcept(LabelCharacters);
}
