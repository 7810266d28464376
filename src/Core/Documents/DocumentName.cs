using System.Buffers;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Documents;

/// <summary>The name under which a file is stored and returned: the sender's, made safe, with the extension of the detected type.</summary>
public static class DocumentName
{
    /// <summary>
    /// Maximum length: of an accepted name in text elements (user-perceived characters), of a stored name in UTF-16 units.
    /// </summary>
    public const int MaxLength = 200;

    private static readonly TextRule Rule = TextRule.Line(MaxLength);

    private static readonly SearchValues<char> Unsafe = SearchValues.Create("<>:\"|?*");

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })],
        StringComparer.OrdinalIgnoreCase
    );

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

    /// <summary>The stored form of a checked name: the extension of the type is appended to any other extension.</summary>
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
