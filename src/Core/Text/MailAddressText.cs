using System.Buffers;
using System.Globalization;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>
/// Mail addresses as stored and compared: ASCII, the domain in lower case and, for a Chinese domain, in its ASCII form. Mail is sent
/// without SMTPUTF8, so the local part is ASCII too.
/// </summary>
public static class MailAddressText
{
    /// <summary>Maximum length in characters (RFC 5321).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> Atoms = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~."
    );

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Parses one address: full-width characters become ASCII; invisible characters and surrounding blanks are removed. Display names,
    /// quoted local parts and IP addresses are refused.
    /// </summary>
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

    /// <summary>Also true for a text that is valid only after normalisation.</summary>
    public static bool IsAddress(string? input) => TryRead(input, out _);

    /// <summary>The address as stored; an invalid text is returned as typed, without surrounding blanks.</summary>
    public static string Clean(string? input) => TryRead(input, out var address) ? address : TextCleaner.Clean(input, isLine: true);

    /// <summary>Compares two addresses, ignoring case: no unit's mail server distinguishes people by case.</summary>
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
