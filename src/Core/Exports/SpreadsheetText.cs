namespace CreditFunctions.Core.Exports;

/// <summary>Escapes text so that a spreadsheet does not interpret it as a formula.</summary>
public static class SpreadsheetText
{
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    /// <summary>Prefixes an apostrophe where a spreadsheet would evaluate the text, also after leading blanks.</summary>
    public static string Neutralise(string text) =>
        text.TrimStart(' ', '\u3000') is [var first, ..] && Beginnings.Contains(first) ? $"'{text}" : text;
}
