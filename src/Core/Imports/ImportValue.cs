using System.Globalization;
using System.Text;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Imports;

/// <summary>Parses cell values as typed by people or stored by spreadsheets.</summary>
public static class ImportValue
{
    // Day 0 of the 1900 date system, which includes a 29 February 1900 that did not exist.
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private static readonly string[] DayFormats =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyy.M.d",
        "yyyy年M月d日",
        "yyyyMMdd",
        "yyyy-M-d H:mm:ss",
        "yyyy/M/d H:mm:ss",
        "yyyy-MM-ddTHH:mm:ss",
    ];

    /// <summary>
    /// Text without surrounding blanks, invisible characters and full-width letters and digits; null where nothing is left.
    /// </summary>
    public static string? Text(string? cell) => TextCleaner.Clean(cell, isLine: false).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The same for numbers, codes and days.</summary>
    public static string? Code(string? cell) => Text(cell)?.Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>A day as text, or as a spreadsheet's serial number.</summary>
    /// <param name="daysAdded">1462 in a workbook with the 1904 date system.</param>
    public static DateOnly? Day(string? cell, int daysAdded = 0)
    {
        if (Code(cell) is not { } text)
        {
            return null;
        }

        if (
            DateTime.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var written)
            && TimeText.IsInRange(DateOnly.FromDateTime(written))
        )
        {
            return DateOnly.FromDateTime(written);
        }

        return
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and < 200_000
            && DayZero.AddDays((int)days + daysAdded) is var day
            && TimeText.IsInRange(day)
            ? day
            : null;
    }

    /// <summary>是 or 否; null for other texts.</summary>
    public static bool? Choice(string? cell) =>
        Code(cell)?.ToUpperInvariant() switch
        {
            null or "否" or "N" or "NO" or "0" or "FALSE" => false,
            "是" or "Y" or "YES" or "1" or "TRUE" or "√" => true,
            _ => null,
        };

    /// <summary>Whether a spreadsheet stored a long number as a quantity and lost its last digits.</summary>
    public static bool HasLostDigits(string? cell) =>
        Code(cell) is { } text
        && text.Contains('E', StringComparison.OrdinalIgnoreCase)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= 1e11;
}
