using System.Buffers;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Documents;

/// <summary>
/// Under which name a file is stored and returned: the sender's, made safe, with the extension of the type that was found.
/// </summary>
public static class DocumentName
{
    /// <summary>
    /// Longest file name that is accepted, in characters as people count them, and longest one that is stored, in UTF-16 units.
    /// </summary>
    public const int MaxLength = 200;

    private static readonly TextRule Rule = TextRule.Line(MaxLength);

    private static readonly SearchValues<char> Unsafe = SearchValues.Create("<>:\"|?*");

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The sender's name without its path; an error where it is no name.</summary>
    public static Result<string> Check(string? fileName)
    {
        var name = Rule.Clean(fileName?.Split('/', '\\')[^1]);
        if (!Rule.Accepts(name) || name.Trim('.', ' ').Length == 0)
        {
            return new Error(
                ErrorKind.Invalid,
                "file-name-is-malformed",
                $"A file name has 1 to {MaxLength} characters on one line. Send it as the query parameter fileName."
            ).At("fileName");
        }

        return name;
    }

    /// <summary>A name that was checked, as it is stored: any other extension is followed by that of the type.</summary>
    public static string For(string name, DocumentType type)
    {
        var safe = string.Concat(name.Select(character => Unsafe.Contains(character) ? '_' : character)).TrimEnd('.', ' ').TrimStart(' ');
        if (Reserved.Contains(safe.Split('.')[0].TrimEnd()))
        {
            safe = $"_{safe}";
        }

        var dot = safe.LastIndexOf('.');
        if (dot > 0 && type.Allows(safe[(dot + 1)..]) && safe.Length <= MaxLength)
        {
            return safe;
        }

        var extension = $".{type.Extension()}";
        var stem = safe.Length + extension.Length <= MaxLength ? safe : Cut(safe, MaxLength - extension.Length);
        return stem + extension;
    }

    private static string Cut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}
