using System.Globalization;
using System.Text.RegularExpressions;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Keys of table rows. A character that keys do not allow, and '~', is written as '~' and four hexadecimal digits.</summary>
internal static partial class TableKeys
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
        var key = text.All(IsPlain) ? text : string.Concat(text.Select(c => IsPlain(c) ? $"{c}" : $"{Escape}{(int)c:X4}"));
        return key.Length <= LongestKey
            ? key
            : throw new ArgumentException($"'{text[..50]}…' is too long for a storage key: {key.Length} characters, at most {LongestKey}.");
    }

    public static string TextOf(string key) =>
        Escaped().Replace(key, match => $"{(char)int.Parse(match.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}");

    /// <summary>A key as part of a blob name, where "." and ".." would be read as folders.</summary>
    public static string FolderOf(string text) => Of(text).Replace(".", $"{Escape}{(int)'.':X4}", StringComparison.Ordinal);

    private static bool IsPlain(char c) => c is not ('/' or '\\' or '#' or '?' or '%' or Escape) && !char.IsControl(c);

    [GeneratedRegex("~[0-9A-F]{4}")]
    private static partial Regex Escaped();
}
