using System.Globalization;
using System.Text;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Text;

/// <summary>Parses days and instants of fields. Days outside <see cref="FirstDay"/> to <see cref="LastDay"/> are invalid.</summary>
public static class TimeText
{
    public static DateOnly FirstDay { get; } = new(1900, 1, 1);

    public static DateOnly LastDay { get; } = new(2199, 12, 31);

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly string[] BeijingFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool IsInRange(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>By the day in Beijing.</summary>
    public static bool IsInRange(DateTimeOffset instant) =>
        instant >= BeijingTime.StartOf(FirstDay) && instant < BeijingTime.StartOf(LastDay.AddDays(1));

    /// <summary>Parses a day, <c>2026-04-10</c>.</summary>
    public static bool TryReadDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(Normalise(text), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsInRange(day);

    /// <summary>
    /// Parses an instant with its offset from UTC, <c>2026-04-10T17:00:00+08:00</c>. Without an offset it is invalid, because the time
    /// zone is unknown.
    /// </summary>
    public static bool TryReadInstant(string? text, out DateTimeOffset instant)
    {
        instant = default;
        var read = Normalise(text);
        return HasOffset(read)
            && DateTimeOffset.TryParseExact(read, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant)
            && IsInRange(instant);
    }

    /// <summary>Parses date and time of a field in Beijing time, <c>2026-04-10T17:00</c>.</summary>
    public static bool TryReadBeijing(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (
            !DateTime.TryParseExact(Normalise(text), BeijingFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !IsInRange(DateOnly.FromDateTime(local))
        )
        {
            return false;
        }

        instant = new DateTimeOffset(local, BeijingTime.Offset);
        return true;
    }

    private static bool HasOffset(string text) =>
        text.EndsWith('Z')
        || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':' && text.Contains('T', StringComparison.Ordinal));

    // Chinese input methods produce full-width digits.
    private static string Normalise(string? text) => TextCleaner.Clean(text, isLine: true).Normalize(NormalizationForm.FormKC);
}
