using System.Globalization;
using System.Text;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Imports;

/// <summary>Values of cells, as people and spreadsheets write them.</summary>
public static class ImportValue
{
    // Day 0 of a spreadsheet that counts from 1900, with the 29 February that it invents.
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
    /// A text without blanks around it, invisible characters and full-width letters and digits; null where nothing is left.
    /// </summary>
    public static string? Text(string? cell) => TextCleaner.Clean(cell, isLine: false).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The same for numbers, codes and days.</summary>
    public static string? Code(string? cell) => Text(cell)?.Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>A day: as text, or as the number that a spreadsheet keeps for it.</summary>
    /// <param name="daysAdded">1462 in a workbook that counts from 1904.</param>
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

    /// <summary>是 or 否; null where it is neither.</summary>
    public static bool? Choice(string? cell) =>
        Code(cell)?.ToUpperInvariant() switch
        {
            null or "否" or "N" or "NO" or "0" or "FALSE" => false,
            "是" or "Y" or "YES" or "1" or "TRUE" or "√" => true,
            _ => null,
        };

    /// <summary>Whether a spreadsheet took a long number for a quantity, and lost its last digits.</summary>
    public static bool HasLostDigits(string? cell) =>
        Code(cell) is { } text
        && text.Contains('E', StringComparison.OrdinalIgnoreCase)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= 1e11;
}
