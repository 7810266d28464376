namespace CreditFunctions.Core.Exports;

/// <summary>Text that a spreadsheet opens: none of it is taken for a formula.</summary>
public static class SpreadsheetText
{
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    /// <summary>The text, behind an apostrophe where a spreadsheet would calculate it; also where blanks come before.</summary>
    public static string Neutralise(string text) =>
        text.TrimStart(' ', '\u3000') is [var first, ..] && Beginnings.Contains(first) ? $"'{text}" : text;
}
