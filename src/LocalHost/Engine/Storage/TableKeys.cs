using System.Globalization;
using System.Text;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Keys of table rows. What a key must not hold is written as '~' and four hexadecimal digits; so is '~' itself.</summary>
internal static class TableKeys
{
    public const string Instance = "I";
    public const string Finished = "F";
    public const char Turn = 'H';
    public const char Message = 'M';
    public const char Outbox = 'O';

    private const char Escape = '~';
    private const int LongestKey = 500;

    public static string TurnRow(int number) => string.Create(CultureInfo.InvariantCulture, $"{Turn}{number:D8}");

    public static int TurnNumber(string rowKey) => int.Parse(rowKey.AsSpan(1), CultureInfo.InvariantCulture);

    /// <exception cref="ArgumentException">The text is too long for a key.</exception>
    public static string Of(string text)
    {
        var index = 0;
        while (index < text.Length && IsPlain(text[index]))
        {
            index++;
        }

        var key = index == text.Length ? text : Escaped(text);
        return key.Length <= LongestKey
            ? key
            : throw new ArgumentException($"'{text[..50]}…' is too long for a storage key: {key.Length} characters, at most {LongestKey}.");
    }

    public static string TextOf(string key)
    {
        if (!key.Contains(Escape, StringComparison.Ordinal))
        {
            return key;
        }

        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] == Escape)
            {
                text.Append((char)int.Parse(key.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(key[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>A key as a part of a blob's name, where "." and ".." would be taken for folders.</summary>
    public static string FolderOf(string text) => Of(text).Replace(".", $"{Escape}{(int)'.':X4}", StringComparison.Ordinal);

    private static bool IsPlain(char c) => c is not ('/' or '\\' or '#' or '?' or '%' or Escape) && !char.IsControl(c);

    private static string Escaped(string text)
    {
        var key = new StringBuilder(text.Length + 10);
        foreach (var c in text)
        {
            _ = IsPlain(c) ? key.Append(c) : key.Append(CultureInfo.InvariantCulture, $"{Escape}{(int)c:X4}");
        }

        return key.ToString();
    }
}
